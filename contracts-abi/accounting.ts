// Generated from the compiled contract Accounting by scripts/generate-abis.ts; do not edit.
export const accountingAbi = [
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
    "name": "LIDO",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address",
        "internalType": "contract ILido"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "LIDO_LOCATOR",
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
    "name": "REPORT_ROLE",
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
    "name": "getLastReportTimestamp",
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
    "name": "handleOracleReport",
    "inputs": [
      {
        "name": "report",
        "type": "tuple",
        "internalType": "struct IAccounting.ReportValues",
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
            "name": "clValidatorsBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clPendingBalance",
            "type": "uint256",
            "internalType": "uint256"
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
          }
        ]
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
    "name": "simulateOracleReport",
    "inputs": [
      {
        "name": "report",
        "type": "tuple",
        "internalType": "struct IAccounting.ReportValues",
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
            "name": "clValidatorsBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "clPendingBalance",
            "type": "uint256",
            "internalType": "uint256"
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
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "tuple",
        "internalType": "struct IAccounting.CalculatedValues",
        "components": [
          {
            "name": "withdrawalsVaultTransfer",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "elRewardsVaultTransfer",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "etherToFinalizeWQ",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "sharesToFinalizeWQ",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "sharesToBurnForWithdrawals",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "sharesToBurn",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "sharesToMintAsFees",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "principalCLBalance",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "preTotalShares",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "preTotalPooledEther",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "postTotalShares",
            "type": "uint256",
            "internalType": "uint256"
          },
          {
            "name": "postTotalPooledEther",
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
    "name": "IncorrectReportTimestamp",
    "inputs": [
      {
        "name": "reportTimestamp",
        "type": "uint256",
        "internalType": "uint256"
      },
      {
        "name": "upperBoundTimestamp",
        "type": "uint256",
        "internalType": "uint256"
      }
    ]
  }
] as const;
