import Money
import Policies
import Testing

/// Runs a script and then makes sure that nothing of it remains.
struct Containment {
    /// What a script did with each probe, or why it was refused.
    enum Record: Equatable {
        case refused(PolicyError)
        case evaluated([Result<Entitlement, PolicyError>])

        /// The plain booking, which comes first, decides; a constant may well exceed what the others paid.
        var outcome: HostileScript.Outcome {
            switch self {
            case .refused: .rejected
            case .evaluated(let results): if case .success = results[0] { .harmless } else { .error }
            }
        }

        /// Whether any booking got an amount.
        var pays: Bool {
            guard case .evaluated(let results) = self else { return false }
            return results.contains { if case .success = $0 { true } else { false } }
        }
    }

    let host = PolicyHost()
    let clean: CompiledPolicy

    init() throws {
        clean = try Samples.standard("moderate")
    }

    /// Compiles a source and evaluates every probe, each within 50 ms of processor time.
    func record(_ source: PolicySource) throws -> Record {
        let policy: CompiledPolicy
        do throws(PolicyError) {
            policy = try host.compile(source: source)
            // As an upload does.
            try policy.requireFitTexts()
        } catch {
            return .refused(error)
        }
        var results: [Result<Entitlement, PolicyError>] = []
        for probe in try Samples.probes() {
            let spent = ThreadTime.spent { results.append(host.evaluate(policy, probe)) }
            #expect(spent < .milliseconds(50))
        }
        return .evaluated(results)
    }

    /// That the next policy gives what it always gives, and that its tools are whole.
    func expectCleanHost() throws {
        let results = try Samples.probes().map { try host.evaluate(clean, $0).get().amount }
        #expect(results == [5000, 0, 9999, 6173, 0])
    }
}
