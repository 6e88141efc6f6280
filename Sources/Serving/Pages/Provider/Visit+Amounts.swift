import Localization
import Money
import Texts

extension Visit {
    /// A price as people say it.
    func price(_ amount: MonetaryAmount) -> String {
        amount.minorUnits == 0 ? labels.freeOfCharge : language.money(amount)
    }

    /// A length of time in the largest units that fit, such as `1 hour 30 minutes`.
    func duration(minutes: Int64) -> String {
        let minutes = Int(clamping: minutes)
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        if minutes >= 2_880, minutes.isMultiple(of: 1_440) { return language.duration(minutes / 1_440, .day) }
        guard hours > 0 else { return language.duration(rest, .minute) }
        let whole = language.duration(hours, .hour)
        return rest == 0 ? whole : "\(whole) \(language.duration(rest, .minute))"
    }
}
