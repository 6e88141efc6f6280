import AvailabilityRules
package import Bookings
package import CivilTime
package import Foundation
package import Policies
package import WireFormat

/// Something to be found out by running scripts that nobody answers for.
///
/// It goes to another process as JSON, which is ``encoded()``.
package enum PolicyTrial: Codable, Sendable {
    /// A report on a script, in the form of `CheckReport.json()`.
    case check(Script)

    /// A report on an availability rule for the year that begins at `now`, in the form of `RuleReport.json()`.
    case checkRule(Script, now: Int64)

    /// What a script gives back for one booking, as an ``RefundDecisionDocument``.
    case evaluate(Script, CancellationDocument)

    /// What a script gives back over the notice.
    case curve(Script, CurveForm)

    /// What a script would have refunded of past cancellations, as a ``PolicyReplayDocument``.
    case replay(Script, PastCancellations)

    /// Two scripts side by side.
    case compare(Script, Script, CurveForm)

    /// A script under the name by which the answer calls it.
    package struct Script: Codable, Sendable {
        let label: String
        private let bytes: Data

        package init(_ source: PolicySource, label: String = "") {
            self.label = label
            bytes = Data(source.bytes)
        }

        package var source: PolicySource { PolicySource(bytes) }
    }

    /// What kind of trial it is, for figures.
    enum Kind: String, CaseIterable {
        case check, checkRule = "check_rule", evaluate, curve, replay, compare
    }

    var kind: Kind {
        switch self {
        case .check: .check
        case .checkRule: .checkRule
        case .evaluate: .evaluate
        case .curve: .curve
        case .replay: .replay
        case .compare: .compare
        }
    }

    var scripts: [Script] {
        switch self {
        case .check(let script), .checkRule(let script, _), .evaluate(let script, _), .curve(let script, _),
            .replay(let script, _):
            [script]
        case .compare(let from, let to, _): [from, to]
        }
    }

    /// The zones whose clocks the scripts read, where they are not those that every check reads.
    ///
    /// O(*n*) in past cancellations, whose records are read.
    package var timeZones: Set<String> {
        switch self {
        case .evaluate(_, let booking): [booking.timeZone]
        case .replay(_, let history): Set(history.inputs.compactMap { $0?.timeZone })
        // On two of its days clocks change.
        case .checkRule: ["Europe/Berlin"]
        case .check, .curve, .compare: []
        }
    }

    package init(encoded bytes: Data) throws {
        self = try JSONDecoder().decode(PolicyTrial.self, from: bytes)
    }

    package func encoded() throws -> [UInt8] {
        Array(try JSONEncoder().encode(self))
    }

    /// Runs the scripts here and now, on the thread that calls.
    package func run(zones: ZoneDirectory) -> TrialOutcome {
        do {
            return .document(try document(zones: zones))
        } catch let error as PolicyError {
            return .failure(error)
        } catch {
            return .failure(PolicyError(code: .booking, message: "\(error)"))
        }
    }

    private func document(zones: ZoneDirectory) throws -> [UInt8] {
        let host = PolicyHost()
        switch self {
        case .check(let script): return Array(PolicyCheck.run(script.source).json().utf8)
        case .checkRule(let script, let now): return Array(RuleCheck.run(script.source, now: now).json().utf8)
        case .evaluate(let script, let booking):
            let policy = try host.compile(source: script.source)
            let decision = try host.decideRefund(for: try booking.booking(zones: zones), under: policy)
            return Array(try JSONEncoder().encode(RefundDecisionDocument(decision)))
        case .curve(let script, let form):
            let curve = host.curve(of: try host.compile(source: script.source))
            return form.bytes(json: { curve.json() }, svg: { CurvePicture([curve]).svg() })
        case .replay(let script, let history):
            let policy = try host.compile(source: script.source)
            let replay = PolicyReplay(of: history, under: policy, by: host, zones: zones)
            return try JSONBytes.encode(PolicyReplayDocument(replay, of: history))
        case .compare(let from, let to, let form):
            let old = try host.compile(source: from.source)
            let new = try host.compile(source: to.source)
            let comparison = host.compare((from.label, old), (to.label, new))
            return form.bytes(json: { comparison.json() }, svg: { comparison.svg() })
        }
    }
}
