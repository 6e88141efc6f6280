import Money

extension PolicyCurve {
    /// The curve as JSON.
    ///
    /// `steps` begin with the longest notice; `notice` is the shortest of the step, in seconds, inclusive. `amount` and
    /// `percent` are `null` where the policy fails.
    public func json() -> String {
        var writer = JSONWriter()
        write(into: &writer)
        return writer.text
    }

    func write(into writer: inout JSONWriter) {
        writer.object { curve in
            curve.member("name") { $0.string(name) }
            curve.member("version") { $0.string(version.description) }
            curve.member("currency") { $0.string(currency.code) }
            curve.member("paid") { $0.number(paid) }
            curve.member("exact") { $0.bool(isExact) }
            curve.member("steps") { $0.array(of: steps) { write($1, into: &$0) } }
        }
    }

    private func write(_ step: Step, into writer: inout JSONWriter) {
        writer.object { object in
            object.member("notice") { $0.number(step.notice) }
            guard let amount = step.amount else {
                object.member("amount") { $0.null() }
                object.member("percent") { $0.null() }
                return
            }
            object.member("amount") { $0.number(amount) }
            object.member("percent") { $0.decimal(basisPoints: paid == 0 ? 0 : amount * 10_000 / paid) }
        }
    }
}
