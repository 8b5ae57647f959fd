// Generated from the compiled contract OracleReportSanityChecker by scripts/generate-abis.ts; do not edit.
export const oracleReportSanityCheckerAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "locator",
        "type": "address",
        "internalType": "contract ILidoLocator"
      },
      {
        "name": "admin",
        "type": "address",
        "internalType": "address"
      },
      {
        "name": "limits",
        "type": "tuple",
        "internalType": "struct IOracleReportSanityChecker.LimitsList",
        "components": [
          {
            "name": "exitedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "appearedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "annualBalanceIncreaseBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "simulatedShareRateDeviationBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxBalanceExitRequestedPerReportInEth",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType01",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType02",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxItemsPerExtraDataTransaction",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxNodeOperatorsPerExtraDataItem",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "requestTimestampMargin",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxPositiveTokenRebase",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxCLBalanceDecreaseBP",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clBalanceOraclesErrorUpperBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "consolidationEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorEthAmountLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "externalPendingBalanceCapEth",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "ALL_LIMITS_MANAGER_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "DEFAULT_ADMIN_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "MAX_POSITIVE_TOKEN_REBASE_MANAGER_ROLE",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "checkAccountingOracleReport",
    "inputs": [
      {
        "name": "report",
        "type": "tuple",
        "internalType": "struct IOracleReportSanityChecker.AccountingReport",
        "components": [
          {
            "name": "timestamp",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "timeElapsed",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "preValidatorsBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "prePendingBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "deposits",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "postValidatorsBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "postPendingBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "withdrawalVaultBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "withdrawalsVaultTransfer",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "elRewardsVaultBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "sharesRequestedToBurn",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "checkCLBalancesConsistency",
    "inputs": [
      {
        "name": "stakingModuleIds",
        "type": "uint256[]",
        "internalType": "uint256[]"
      },
      {
        "name": "validatorBalancesGwei",
        "type": "uint256[]",
        "internalType": "uint256[]"
      },
      {
        "name": "clValidatorsBalanceGwei",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "checkExitedEthAmountPerDay",
    "inputs": [
      {
        "name": "newlyExitedValidatorsCount",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "timeElapsed",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "checkExtraDataItemsCountPerTransaction",
    "inputs": [
      {
        "name": "extraDataListItemsCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "checkNodeOperatorsPerExtraDataItemCount",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "nodeOperatorsCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "checkSimulatedShareRate",
    "inputs": [
      {
        "name": "postTotalPooledEther",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "postTotalShares",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "etherToFinalizeWQ",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "sharesToBurnForWithdrawals",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "simulatedShareRate",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "checkWithdrawalQueueOracleReport",
    "inputs": [
      {
        "name": "lastFinalizableRequestId",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "reportTimestamp",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getMaxPositiveTokenRebase",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getOracleReportLimits",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "internalType": "struct IOracleReportSanityChecker.LimitsList",
        "components": [
          {
            "name": "exitedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "appearedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "annualBalanceIncreaseBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "simulatedShareRateDeviationBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxBalanceExitRequestedPerReportInEth",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType01",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType02",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxItemsPerExtraDataTransaction",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxNodeOperatorsPerExtraDataItem",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "requestTimestampMargin",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxPositiveTokenRebase",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxCLBalanceDecreaseBP",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clBalanceOraclesErrorUpperBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "consolidationEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorEthAmountLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "externalPendingBalanceCapEth",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getRoleAdmin",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "grantRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "account",
        "type": "address",
        "internalType": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "hasRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "account",
        "type": "address",
        "internalType": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool",
        "internalType": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "renounceRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "callerConfirmation",
        "type": "address",
        "internalType": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "revokeRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "account",
        "type": "address",
        "internalType": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setMaxPositiveTokenRebase",
    "inputs": [
      {
        "name": "maxPositiveTokenRebase",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setOracleReportLimits",
    "inputs": [
      {
        "name": "limits",
        "type": "tuple",
        "internalType": "struct IOracleReportSanityChecker.LimitsList",
        "components": [
          {
            "name": "exitedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "appearedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "annualBalanceIncreaseBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "simulatedShareRateDeviationBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxBalanceExitRequestedPerReportInEth",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType01",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType02",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxItemsPerExtraDataTransaction",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxNodeOperatorsPerExtraDataItem",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "requestTimestampMargin",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxPositiveTokenRebase",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxCLBalanceDecreaseBP",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clBalanceOraclesErrorUpperBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "consolidationEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorEthAmountLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "externalPendingBalanceCapEth",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4",
        "internalType": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool",
        "internalType": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "event",
    "name": "OracleReportLimitsSet",
    "inputs": [
      {
        "name": "limits",
        "type": "tuple",
        "indexed": false,
        "internalType": "struct IOracleReportSanityChecker.LimitsList",
        "components": [
          {
            "name": "exitedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "appearedEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "annualBalanceIncreaseBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "simulatedShareRateDeviationBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxBalanceExitRequestedPerReportInEth",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType01",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxEffectiveBalanceWeightWCType02",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxItemsPerExtraDataTransaction",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxNodeOperatorsPerExtraDataItem",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "requestTimestampMargin",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxPositiveTokenRebase",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "maxCLBalanceDecreaseBP",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clBalanceOraclesErrorUpperBPLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "consolidationEthAmountPerDayLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorEthAmountLimit",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "externalPendingBalanceCapEth",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleAdminChanged",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true,
        "internalType": "bytes32"
      },
      {
        "name": "previousAdminRole",
        "type": "bytes32",
        "indexed": true,
        "internalType": "bytes32"
      },
      {
        "name": "newAdminRole",
        "type": "bytes32",
        "indexed": true,
        "internalType": "bytes32"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleGranted",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true,
        "internalType": "bytes32"
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true,
        "internalType": "address"
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleRevoked",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true,
        "internalType": "bytes32"
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true,
        "internalType": "address"
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AccessControlBadConfirmation",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AccessControlUnauthorizedAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address",
        "internalType": "address"
      },
      {
        "name": "neededRole",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "AppearedEthAmountPerDayLimitExceeded",
    "inputs": [
      {
        "name": "limitPerDay",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "appearedPerDay",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "CalledNotFromAccounting",
    "inputs": []
  },
  {
    "type": "error",
    "name": "CheckpointUnorderedInsertion",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ExitedEthAmountPerDayLimitExceeded",
    "inputs": [
      {
        "name": "limitPerDay",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "exitedPerDay",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "InconsistentValidatorsBalanceByModule",
    "inputs": [
      {
        "name": "expected",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "actual",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectCLBalanceDecrease",
    "inputs": [
      {
        "name": "negativeCLRebaseSum",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "maxNegativeCLRebaseSum",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectCLBalanceIncrease",
    "inputs": [
      {
        "name": "annualBalanceDiff",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectELRewardsVaultBalance",
    "inputs": [
      {
        "name": "actualELRewardsVaultBalance",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectLimitValue",
    "inputs": [
      {
        "name": "value",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "minAllowedValue",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "maxAllowedValue",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectRequestFinalization",
    "inputs": [
      {
        "name": "requestCreationTimestamp",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectSharesRequestedToBurn",
    "inputs": [
      {
        "name": "actualSharesToBurn",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectSimulatedShareRate",
    "inputs": [
      {
        "name": "simulatedShareRate",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "actualShareRate",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectTotalPendingBalance",
    "inputs": [
      {
        "name": "maxAllowed",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "actual",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "IncorrectWithdrawalsVaultBalance",
    "inputs": [
      {
        "name": "actualWithdrawalVaultBalance",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "SafeCastOverflowedUintDowncast",
    "inputs": [
      {
        "name": "bits",
        "type": "uint8",
        "internalType": "uint8"
      },
      {
        "name": "value",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyItemsPerExtraDataTransaction",
    "inputs": [
      {
        "name": "maxItemsCount",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "receivedItemsCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyNodeOpsPerExtraDataItem",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "nodeOpsCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  }
] as const;
