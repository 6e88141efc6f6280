/// What a client is told of a policy, in plain sentences.
enum PolicySummary {
    static func sentences(_ policy: CompiledPolicy, host: PolicyHost) -> [String] {
        let client = host.curve(of: policy)
        var sentences = [sentence(CurveWords.sentence(client))]
        var example = PolicyCurve.Example()
        // Noon, moved to eight in the evening.
        example.startAt += 28_800
        if host.curve(of: policy, for: example).steps != client.steps {
            sentences.append("This is for a start at 12:00; for other times of the day it differs.")
        }
        example = PolicyCurve.Example(cancelledBy: .noShow)
        let absent = host.curve(of: policy, for: example)
        let share = absent.steps.last?.amount
        if share != client.steps.last?.amount || (share ?? 0) > 0 {
            sentences.append(sentence("\(CurveWords.share(share, of: absent.paid)) for a client who does not come"))
        }
        sentences.append("If the provider cancels, everything comes back.")
        return sentences
    }

    private static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst() + "."
    }
}
