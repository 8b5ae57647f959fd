// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import { INFTDescriptor } from "./interfaces/INFTDescriptor.sol";
import { IWithdrawalQueue } from "./interfaces/IWithdrawalQueue.sol";
import { RequestText } from "./lib/RequestText.sol";
import { IERC721Metadata } from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import { Base64 } from "@openzeppelin/contracts/utils/Base64.sol";
import { Strings } from "@openzeppelin/contracts/utils/Strings.sol";

/// @title Metadata and picture of a withdrawal request, made on chain
/// @notice The URI holds JSON with a picture inside; it needs no server and changes when the request does.
contract WithdrawalNFTDescriptor is INFTDescriptor {
    using Strings for uint256;

    /// @notice Whose requests are described.
    IWithdrawalQueue public immutable QUEUE;

    /// @param status Pending, Claimable, or Claimed.
    /// @param requested Nominal amount in ETH.
    /// @param claimable What it pays now in ETH, 0 unless claimable.
    /// @param date Day of the request, UTC.
    /// @param timestamp Moment of the request, unix seconds.
    /// @param isDiscounted Whether it pays less than was requested.
    struct Facts {
        string status;
        string requested;
        string claimable;
        string date;
        uint256 timestamp;
        bool isDiscounted;
    }

    constructor(IWithdrawalQueue queue) {
        QUEUE = queue;
    }

    /// @inheritdoc INFTDescriptor
    function constructTokenURI(uint256 requestId) external view returns (string memory) {
        Facts memory facts = _factsOf(requestId);
        string memory json = string.concat(
            '{"name":"Withdrawal request #',
            requestId.toString(),
            '","description":"',
            _sentence(facts),
            '","image":"data:image/svg+xml;base64,',
            Base64.encode(bytes(_picture(requestId, facts))),
            '","attributes":',
            _attributes(facts),
            "}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(bytes(json)));
    }

    function _factsOf(uint256 requestId) private view returns (Facts memory facts) {
        uint256[] memory ids = new uint256[](1);
        ids[0] = requestId;
        IWithdrawalQueue.WithdrawalRequestStatus memory request = QUEUE.getWithdrawalStatus(ids)[0];
        uint256 claimable = 0;
        facts.status = request.isClaimed ? "Claimed" : "Pending";
        if (request.isFinalized && !request.isClaimed) {
            facts.status = "Claimable";
            uint256[] memory hints = QUEUE.findCheckpointHints(ids, 1, QUEUE.getLastCheckpointIndex());
            claimable = QUEUE.getClaimableEther(ids, hints)[0];
            facts.isDiscounted = claimable < request.amountOfStETH;
        }
        facts.requested = RequestText.ether_(request.amountOfStETH);
        facts.claimable = RequestText.ether_(claimable);
        facts.date = RequestText.date(request.timestamp);
        facts.timestamp = request.timestamp;
    }

    function _sentence(Facts memory facts) private pure returns (string memory) {
        string memory start = string.concat(facts.requested, " ETH requested on ", facts.date, ". ", facts.status);
        if (!Strings.equal(facts.status, "Claimable")) return string.concat(start, ".");
        return string.concat(start, ": ", facts.claimable, " ETH. Whoever holds this token may claim it.");
    }

    function _attributes(Facts memory facts) private pure returns (string memory) {
        return string.concat(
            '[{"trait_type":"Status","value":"',
            facts.status,
            '"},{"trait_type":"Requested ETH","value":"',
            facts.requested,
            '"},{"trait_type":"Claimable ETH","value":"',
            facts.claimable,
            '"},{"trait_type":"Discounted","value":"',
            facts.isDiscounted ? "yes" : "no",
            '"},{"display_type":"date","trait_type":"Requested","value":',
            facts.timestamp.toString(),
            "}]"
        );
    }

    function _picture(uint256 requestId, Facts memory facts) private view returns (string memory) {
        string memory open = string.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" font-family="sans-serif" fill="#12312b">',
            '<rect width="400" height="400" rx="24" fill="#e9f2ec"/>',
            _text(64, 18, string.concat(IERC721Metadata(address(QUEUE)).symbol(), " #", requestId.toString())),
            _text(150, 34, string.concat(RequestText.shortened(facts.requested), " ETH"))
        );
        string memory outcome = facts.isDiscounted
            ? string.concat(facts.status, ": ", RequestText.shortened(facts.claimable), " ETH")
            : facts.status;
        return string.concat(
            open, _text(210, 22, outcome), _text(350, 16, string.concat("Requested ", facts.date)), "</svg>"
        );
    }

    function _text(uint256 y, uint256 size, string memory content) private pure returns (string memory) {
        return
            string.concat('<text x="32" y="', y.toString(), '" font-size="', size.toString(), '">', content, "</text>");
    }
}
