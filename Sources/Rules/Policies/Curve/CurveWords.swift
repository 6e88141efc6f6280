/// What a client is told of a curve.
enum CurveWords {
    /// One line: `full refund up to 5 days before, 50 % up to 24 hours before, nothing later`.
    static func sentence(_ curve: PolicyCurve) -> String {
        let parts = parts(curve)
        guard parts.count <= 8 else {
            let first = parts.prefix(3).joined(separator: ", ")
            return "\(first), and so on in \(curve.steps.count) steps"
        }
        return parts.joined(separator: ", ")
    }

    /// The sentence, or as many of its first phrases as `limit` characters hold and the number of all steps.
    static func sentence(_ curve: PolicyCurve, limit: Int) -> String {
        let whole = sentence(curve)
        if whole.count <= limit { return whole }
        let ending = ", … \(curve.steps.count) steps"
        var phrases = parts(curve)
        while phrases.count > 1, phrases.joined(separator: ", ").count + ending.count > limit { phrases.removeLast() }
        return phrases.joined(separator: ", ") + ending
    }

    /// One phrase for each stretch of notice, the longest first.
    static func parts(_ curve: PolicyCurve) -> [String] {
        var phrases: [String] = []
        for (index, step) in curve.steps.enumerated() {
            let share = share(step.amount, of: curve.paid)
            if index == curve.steps.count - 1 {
                phrases.append(index == 0 ? "\(share) whatever the notice" : "\(share) later")
            } else {
                phrases.append("\(share) \(limit(step.notice))")
            }
        }
        return phrases
    }

    /// `full refund`, `50 %`, `nothing`.
    static func share(_ amount: Int64?, of paid: Int64) -> String {
        guard let amount else { return "no answer, since the policy fails," }
        if amount == 0 { return "nothing" }
        if amount == paid { return "full refund" }
        return "\(Percentage.text(amount * 10_000 / paid)) %"
    }

    private static func limit(_ notice: Int64) -> String {
        switch notice {
        case 1: "until the start"
        case 2...: "up to \(NoticeText.describe(notice)) before"
        case 0: "up to the start"
        default: "up to \(NoticeText.describe(-notice)) after the start"
        }
    }
}
