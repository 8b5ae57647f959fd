// Generated from the compiled contract StakingRouter by scripts/generate-abis.ts; do not edit.
export const stakingRouterAbi = [
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
        "name": "depositContract",
        "type": "address",
        "internalType": "address payable"
      }
    ],
    "stateMutability": "nonpayable"
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
    "name": "DEPOSIT_CONTRACT",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address",
        "internalType": "address payable"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "FEE_PRECISION_POINTS",
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
    "name": "MAX_STAKING_MODULE_NAME_LENGTH",
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
    "name": "REPORT_EXITED_VALIDATORS_ROLE",
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
    "name": "REPORT_REWARDS_MINTED_ROLE",
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
    "name": "STAKING_MODULE_MANAGE_ROLE",
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
    "name": "TOTAL_BASIS_POINTS",
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
    "name": "addStakingModule",
    "inputs": [
      {
        "name": "name",
        "type": "string",
        "internalType": "string"
      },
      {
        "name": "stakingModuleAddress",
        "type": "address",
        "internalType": "address"
      },
      {
        "name": "stakeShareLimit",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "priorityExitShareThreshold",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "stakingModuleFee",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "treasuryFee",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "maxDepositsPerBlock",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "minDepositBlockDistance",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "deposit",
    "inputs": [],
    "outputs": [],
    "stateMutability": "payable"
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
    "name": "getStakingFeeAggregateDistribution",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint96",
        "internalType": "uint96"
      },
      {
        "name": "",
        "type": "uint96",
        "internalType": "uint96"
      },
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
    "name": "getStakingModule",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "internalType": "struct IStakingRouter.StakingModule",
        "components": [
          {
            "name": "id",
            "type": "uint24",
            "internalType": "uint24"
          },
          {
            "name": "stakingModuleAddress",
            "type": "address",
            "internalType": "address"
          },
          {
            "name": "stakingModuleFee",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "treasuryFee",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "stakeShareLimit",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "status",
            "type": "uint8",
            "internalType": "uint8"
          },
          {
            "name": "name",
            "type": "string",
            "internalType": "string"
          },
          {
            "name": "lastDepositAt",
            "type": "uint64",
            "internalType": "uint64"
          },
          {
            "name": "lastDepositBlock",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorsCount",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "priorityExitShareThreshold",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "maxDepositsPerBlock",
            "type": "uint64",
            "internalType": "uint64"
          },
          {
            "name": "minDepositBlockDistance",
            "type": "uint64",
            "internalType": "uint64"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getStakingModuleActiveValidatorsCount",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
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
    "name": "getStakingModuleIds",
    "inputs": [],
    "outputs": [
      {
        "name": "stakingModuleIds",
        "type": "uint256[]",
        "internalType": "uint256[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getStakingModuleStatus",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint8",
        "internalType": "enum IStakingRouter.StakingModuleStatus"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getStakingModuleSummary",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "internalType": "struct IStakingRouter.StakingModuleSummary",
        "components": [
          {
            "name": "totalExitedValidators",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "totalDepositedValidators",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "depositableValidatorsCount",
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
    "name": "getStakingModuleValidatorsBalance",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
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
    "name": "getStakingModules",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "tuple[]",
        "internalType": "struct IStakingRouter.StakingModule[]",
        "components": [
          {
            "name": "id",
            "type": "uint24",
            "internalType": "uint24"
          },
          {
            "name": "stakingModuleAddress",
            "type": "address",
            "internalType": "address"
          },
          {
            "name": "stakingModuleFee",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "treasuryFee",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "stakeShareLimit",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "status",
            "type": "uint8",
            "internalType": "uint8"
          },
          {
            "name": "name",
            "type": "string",
            "internalType": "string"
          },
          {
            "name": "lastDepositAt",
            "type": "uint64",
            "internalType": "uint64"
          },
          {
            "name": "lastDepositBlock",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "exitedValidatorsCount",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "priorityExitShareThreshold",
            "type": "uint16",
            "internalType": "uint16"
          },
          {
            "name": "maxDepositsPerBlock",
            "type": "uint64",
            "internalType": "uint64"
          },
          {
            "name": "minDepositBlockDistance",
            "type": "uint64",
            "internalType": "uint64"
          }
        ]
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getStakingModulesCount",
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
    "name": "getStakingRewardsDistribution",
    "inputs": [],
    "outputs": [
      {
        "name": "recipients",
        "type": "address[]",
        "internalType": "address[]"
      },
      {
        "name": "stakingModuleIds",
        "type": "uint256[]",
        "internalType": "uint256[]"
      },
      {
        "name": "stakingModuleFees",
        "type": "uint96[]",
        "internalType": "uint96[]"
      },
      {
        "name": "totalFee",
        "type": "uint96",
        "internalType": "uint96"
      },
      {
        "name": "precisionPoints",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getTotalFeeE4Precision",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint16",
        "internalType": "uint16"
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
    "name": "hasStakingModule",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
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
    "name": "reportRewardsMinted",
    "inputs": [
      {
        "name": "stakingModuleIds",
        "type": "uint256[]",
        "internalType": "uint256[]"
      },
      {
        "name": "totalShares",
        "type": "uint256[]",
        "internalType": "uint256[]"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "reportStakingModuleExitedValidatorsCountByNodeOperator",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "nodeOperatorIds",
        "type": "bytes",
        "internalType": "bytes"
      },
      {
        "name": "exitedValidatorsCounts",
        "type": "bytes",
        "internalType": "bytes"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "reportValidatorBalancesByStakingModule",
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
    "name": "setStakingModuleStatus",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "status",
        "type": "uint8",
        "internalType": "enum IStakingRouter.StakingModuleStatus"
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
    "type": "function",
    "name": "updateExitedValidatorsCountByStakingModule",
    "inputs": [
      {
        "name": "stakingModuleIds",
        "type": "uint256[]",
        "internalType": "uint256[]"
      },
      {
        "name": "exitedValidatorsCounts",
        "type": "uint256[]",
        "internalType": "uint256[]"
      }
    ],
    "outputs": [
      {
        "name": "newlyExited",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "updateStakingModule",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "stakeShareLimit",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "priorityExitShareThreshold",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "stakingModuleFee",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "treasuryFee",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "maxDepositsPerBlock",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "minDepositBlockDistance",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
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
    "type": "event",
    "name": "StakingModuleAdded",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "stakingModule",
        "type": "address",
        "indexed": false,
        "internalType": "address"
      },
      {
        "name": "name",
        "type": "string",
        "indexed": false,
        "internalType": "string"
      },
      {
        "name": "createdBy",
        "type": "address",
        "indexed": false,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StakingModuleFeesSet",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "stakingModuleFee",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "treasuryFee",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "setBy",
        "type": "address",
        "indexed": false,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StakingModuleShareLimitSet",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "stakeShareLimit",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "priorityExitShareThreshold",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "setBy",
        "type": "address",
        "indexed": false,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StakingModuleStatusSet",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "status",
        "type": "uint8",
        "indexed": false,
        "internalType": "enum IStakingRouter.StakingModuleStatus"
      },
      {
        "name": "setBy",
        "type": "address",
        "indexed": false,
        "internalType": "address"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "StakingRouterETHDeposited",
    "inputs": [
      {
        "name": "stakingModuleId",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "amount",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
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
    "name": "AppAuthLidoFailed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ArraysLengthMismatch",
    "inputs": [
      {
        "name": "firstArrayLength",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "secondArrayLength",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ExitedValidatorsCountCannotDecrease",
    "inputs": []
  },
  {
    "type": "error",
    "name": "FailedCall",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InsufficientBalance",
    "inputs": [
      {
        "name": "balance",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "needed",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "InvalidFeeSum",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidStakeShareLimit",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotEnoughKeys",
    "inputs": [
      {
        "name": "depositsCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ReportedExitedValidatorsExceedDeposited",
    "inputs": [
      {
        "name": "reportedExitedValidatorsCount",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "depositedCount",
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
    "name": "StakingModuleAddressExists",
    "inputs": []
  },
  {
    "type": "error",
    "name": "StakingModuleStatusTheSame",
    "inputs": []
  },
  {
    "type": "error",
    "name": "StakingModuleUnregistered",
    "inputs": []
  },
  {
    "type": "error",
    "name": "StakingModuleWrongName",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  }
] as const;
