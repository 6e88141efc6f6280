extension Language {
    /// The form that a counted thing takes.
    public func pluralCategory(of number: PluralOperands) -> PluralCategory {
        switch self {
        case .english: LanguageFacts.englishPlural(number)
        case .german: LanguageFacts.germanPlural(number)
        case .french: LanguageFacts.frenchPlural(number)
        case .spanish: LanguageFacts.spanishPlural(number)
        case .russian: LanguageFacts.russianPlural(number)
        case .arabic: LanguageFacts.arabicPlural(number)
        }
    }

    /// A distance ahead, or behind if the count is negative: `in 24 hours`, `2 days ago`.
    public func relative(_ count: Int, _ unit: TimeUnit) -> String {
        // Clamped, because the magnitude of the least integer is larger than the greatest.
        counted(count < 0 ? facts.past : facts.future, Int(clamping: count.magnitude), unit)
    }

    /// A distance behind, also where the count is zero.
    func ago(_ count: Int, _ unit: TimeUnit) -> String { counted(facts.past, count, unit) }

    /// A length of time: `45 minutes`.
    public func duration(_ count: Int, _ unit: TimeUnit) -> String { counted(facts.durations, count, unit) }

    private func counted(_ patterns: UnitPatterns, _ count: Int, _ unit: TimeUnit) -> String {
        let forms =
            switch unit {
            case .minute: patterns.minutes
            case .hour: patterns.hours
            case .day: patterns.days
            }
        return forms[pluralCategory(of: PluralOperands(count))].filling(String(count))
    }
}
