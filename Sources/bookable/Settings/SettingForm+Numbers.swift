extension SettingForm where Value: BinaryInteger & Sendable {
    /// A number of things.
    static func count(_ bounds: ClosedRange<Int>) -> SettingForm { number("count", bounds) }

    static func bytes(_ bounds: ClosedRange<Int>) -> SettingForm { number("bytes", bounds) }

    static func seconds(_ bounds: ClosedRange<Int>) -> SettingForm { number("seconds", bounds) }

    static func number(_ name: String, _ bounds: ClosedRange<Int>) -> SettingForm {
        var form = SettingForm(
            name,
            "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
            convert: { text in
                Int(text).flatMap { bounds.contains($0) ? Value(exactly: $0) : nil }
            },
            write: { "\($0)" }
        )
        form.bounds = bounds
        return form
    }
}

extension SettingForm<Duration> {
    /// Whole seconds.
    static func seconds(_ bounds: ClosedRange<Int>) -> SettingForm {
        let number = SettingForm<Int>.seconds(bounds)
        return SettingForm(
            valueName: number.valueName,
            accepted: number.accepted,
            bounds: bounds,
            read: { (text) throws(SettingFault) in .seconds(try number.read(text)) },
            write: { "\($0.components.seconds)" }
        )
    }
}
