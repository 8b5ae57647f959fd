// Generated from the compiled contract AccountingOracle by scripts/generate-abis.ts; do not edit.
export const accountingOracleAbi = [
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
        "name": "consensus",
        "type": "address",
        "internalType": "address"
      },
      {
        "name": "secondsPerSlot",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "genesisTime",
        "type": "uint256",
        "internalType": "uint256"
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
    "name": "EXTRA_DATA_FORMAT_EMPTY",
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
    "name": "EXTRA_DATA_FORMAT_LIST",
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
    "name": "EXTRA_DATA_TYPE_EXITED_VALIDATORS",
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
    "name": "EXTRA_DATA_TYPE_STUCK_VALIDATORS",
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
    "name": "GENESIS_TIME",
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
    "name": "LOCATOR",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address",
        "internalType": "contract ILidoLocator"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "SECONDS_PER_SLOT",
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
    "name": "SUBMIT_DATA_ROLE",
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
    "name": "discardConsensusReport",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "getConsensusContract",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address",
        "internalType": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getConsensusReport",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "",
        "type": "uint256",
        "internalType": "uint256"
      },
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
    "name": "getConsensusVersion",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "getContractVersion",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "stateMutability": "pure"
  },
  {
    "type": "function",
    "name": "getLastProcessingRefSlot",
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
    "name": "getProcessingState",
    "inputs": [],
    "outputs": [
      {
        "name": "result",
        "type": "tuple",
        "internalType": "struct IAccountingOracle.ProcessingState",
        "components": [
          {
            "name": "currentFrameRefSlot",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "processingDeadlineTime",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "mainDataHash",
            "type": "bytes32",
            "internalType": "bytes32"
          },
          {
            "name": "mainDataSubmitted",
            "type": "bool",
            "internalType": "bool"
          },
          {
            "name": "extraDataHash",
            "type": "bytes32",
            "internalType": "bytes32"
          },
          {
            "name": "extraDataFormat",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "extraDataSubmitted",
            "type": "bool",
            "internalType": "bool"
          },
          {
            "name": "extraDataItemsCount",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "extraDataItemsSubmitted",
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
    "name": "submitConsensusReport",
    "inputs": [
      {
        "name": "report",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "refSlot",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "deadline",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "submitReportData",
    "inputs": [
      {
        "name": "data",
        "type": "tuple",
        "internalType": "struct IAccountingOracle.ReportData",
        "components": [
          {
            "name": "consensusVersion",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "refSlot",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clValidatorsBalanceGwei",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clPendingBalanceGwei",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "stakingModuleIdsWithNewlyExitedValidators",
            "type": "uint256[]",
            "internalType": "uint256[]"
          },
          {
            "name": "numExitedValidatorsByStakingModule",
            "type": "uint256[]",
            "internalType": "uint256[]"
          },
          {
            "name": "stakingModuleIdsWithUpdatedBalance",
            "type": "uint256[]",
            "internalType": "uint256[]"
          },
          {
            "name": "validatorBalancesGweiByStakingModule",
            "type": "uint256[]",
            "internalType": "uint256[]"
          },
          {
            "name": "withdrawalVaultBalance",
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
          },
          {
            "name": "withdrawalFinalizationBatches",
            "type": "uint256[]",
            "internalType": "uint256[]"
          },
          {
            "name": "simulatedShareRate",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "isBunkerMode",
            "type": "bool",
            "internalType": "bool"
          },
          {
            "name": "vaultsDataTreeRoot",
            "type": "bytes32",
            "internalType": "bytes32"
          },
          {
            "name": "vaultsDataTreeCid",
            "type": "string",
            "internalType": "string"
          },
          {
            "name": "extraDataFormat",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "extraDataHash",
            "type": "bytes32",
            "internalType": "bytes32"
          },
          {
            "name": "extraDataItemsCount",
            "type": "uint256",
            "internalType": "uint256"
          }
        ]
      },
      {
        "name": "contractVersion",
        "type": "uint256",
        "internalType": "uint256"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "submitReportExtraDataEmpty",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "submitReportExtraDataList",
    "inputs": [
      {
        "name": "data",
        "type": "bytes",
        "internalType": "bytes"
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
    "name": "ExtraDataSubmitted",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "itemsProcessed",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "itemsCount",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ProcessingStarted",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "hash",
        "type": "bytes32",
        "indexed": false,
        "internalType": "bytes32"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ReportDiscarded",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "hash",
        "type": "bytes32",
        "indexed": false,
        "internalType": "bytes32"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ReportSubmitted",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "hash",
        "type": "bytes32",
        "indexed": false,
        "internalType": "bytes32"
      },
      {
        "name": "processingDeadlineTime",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
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
    "type": "event",
    "name": "WarnExtraDataIncompleteProcessing",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
        "internalType": "uint256"
      },
      {
        "name": "processedItemsCount",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      },
      {
        "name": "itemsCount",
        "type": "uint256",
        "indexed": false,
        "internalType": "uint256"
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "WarnProcessingMissed",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "indexed": true,
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
    "name": "AddressCannotBeZero",
    "inputs": []
  },
  {
    "type": "error",
    "name": "CannotSubmitExtraDataBeforeMainData",
    "inputs": []
  },
  {
    "type": "error",
    "name": "DeprecatedExtraDataType",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "dataType",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ExtraDataAlreadyProcessed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ExtraDataHashCannotBeZeroForNonEmptyData",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ExtraDataItemsCountCannotBeZeroForNonEmptyData",
    "inputs": []
  },
  {
    "type": "error",
    "name": "HashCannotBeZero",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidClBalancesData",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidExitedValidatorsData",
    "inputs": []
  },
  {
    "type": "error",
    "name": "InvalidExtraDataItem",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "InvalidExtraDataSortOrder",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoConsensusReportToProcess",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ProcessingDeadlineMissed",
    "inputs": [
      {
        "name": "deadline",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RefSlotAlreadyProcessing",
    "inputs": []
  },
  {
    "type": "error",
    "name": "RefSlotCannotDecrease",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "prevRefSlot",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "RefSlotMustBeGreaterThanProcessingOne",
    "inputs": [
      {
        "name": "refSlot",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "processingRefSlot",
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
    "name": "SecondsPerSlotCannotBeZero",
    "inputs": []
  },
  {
    "type": "error",
    "name": "SenderIsNotTheConsensusContract",
    "inputs": []
  },
  {
    "type": "error",
    "name": "SenderNotAllowed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "UnexpectedConsensusVersion",
    "inputs": [
      {
        "name": "expectedVersion",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "receivedVersion",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedContractVersion",
    "inputs": [
      {
        "name": "expected",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "received",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedDataHash",
    "inputs": [
      {
        "name": "consensusHash",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "receivedHash",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedExtraDataFormat",
    "inputs": [
      {
        "name": "expectedFormat",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "receivedFormat",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedExtraDataHash",
    "inputs": [
      {
        "name": "consensusHash",
        "type": "bytes32",
        "internalType": "bytes32"
      },
      {
        "name": "receivedHash",
        "type": "bytes32",
        "internalType": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedExtraDataIndex",
    "inputs": [
      {
        "name": "expectedIndex",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "receivedIndex",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedExtraDataItemsCount",
    "inputs": [
      {
        "name": "expectedCount",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "receivedCount",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnexpectedRefSlot",
    "inputs": [
      {
        "name": "consensusRefSlot",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "dataRefSlot",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnsupportedExtraDataFormat",
    "inputs": [
      {
        "name": "format",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "UnsupportedExtraDataType",
    "inputs": [
      {
        "name": "itemIndex",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "dataType",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  }
] as const;
