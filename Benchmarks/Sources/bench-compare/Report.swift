import Foundation

/// All that a run has found, as a table or as JSON.
struct Report: Codable {
    let machine: String
    let memory: ContestResult
    let contests: [ContestResult]
    let linearity: Linearity?
    let batch: Batch?

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    func table() -> String {
        var lines = ["machine: \(machine)", ""]
        lines.append(Self.row(["contest", "peer", "median", "× limit", "× ours", "GB/s", "least", "× limit"]))
        for contest in [memory] + contests {
            let ours = contest.peers.first { $0.role == .ours }?.median
            for peer in contest.peers.sorted(by: { $0.median < $1.median }) {
                lines.append(
                    Self.row([
                        contest.contest, peer.peer,
                        Self.time(peer.median), contest.ratio(peer, \.median).map(Self.ratio) ?? "",
                        ours.map { Self.ratio(peer.median / $0) } ?? "",
                        bytes(of: peer, in: contest).map { String(format: "%.1f", Double($0) / peer.median) } ?? "",
                        Self.time(peer.least), contest.ratio(peer, \.least).map(Self.ratio) ?? "",
                    ])
                )
            }
        }
        if let linearity { lines += Self.lines(linearity) }
        if let batch { lines += Self.lines(batch) }
        return lines.joined(separator: "\n")
    }

    private static func lines(_ linearity: Linearity) -> [String] {
        let spreads = [\Linearity.Point.nanosecondsPerSlot, \.leastNanosecondsPerSlot].map(linearity.spread).map(ratio)
        return [
            "",
            "providers × months: nanoseconds a slot, median and least; spread of medians \(spreads[0]), of least times \(spreads[1])",
        ]
            + linearity.points.map { point in
                let (median, least) = (point.nanosecondsPerSlot, point.leastNanosecondsPerSlot)
                return String(
                    format: "%5d × %3d  %8.2f  %8.2f  (%d slots)",
                    point.providers,
                    point.months,
                    median,
                    least,
                    point.slots
                )
            }
    }

    private static func lines(_ batch: Batch) -> [String] {
        [
            "",
            String(
                format: "batch of %d providers (%d with a slot): %.3f µs a provider on one core, %.3f on all",
                batch.providers,
                batch.found,
                batch.microsecondsPerProviderOnOneCore,
                batch.microsecondsPerProviderOnAllCores
            ),
        ]
    }

    /// What a peer moves: a copy of the memory reads it and writes it.
    private func bytes(of peer: PeerResult, in contest: ContestResult) -> Int? {
        if contest.contest == memory.contest { return peer.peer == "copy" ? 2 * Bandwidth.bytes : Bandwidth.bytes }
        return peer.role == .library ? nil : contest.bytes
    }

    private static func row(_ cells: [String]) -> String {
        let widths = [32, 13, 10, 8, 8, 6, 10, 8]
        return zip(cells, widths).enumerated().map { position, cell in
            let space = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return position < 2 ? cell.0 + space : space + cell.0
        }.joined(separator: " ")
    }

    private static func time(_ nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<1e3: String(format: "%.1f ns", nanoseconds)
        case ..<1e6: String(format: "%.2f µs", nanoseconds / 1e3)
        case ..<1e9: String(format: "%.2f ms", nanoseconds / 1e6)
        default: String(format: "%.2f s", nanoseconds / 1e9)
        }
    }

    private static func ratio(_ ratio: Double) -> String {
        ratio < 100 ? String(format: "%.2f", ratio) : String(format: "%.0f", ratio)
    }
}
