/// How much of a date is said.
public enum DateStyle: String, CaseIterable, Sendable {
    /// `Monday, March 9, 2026`
    case full
    /// `March 9, 2026`
    case long
    /// `Mar 9, 2026`
    case medium
    /// `3/9/26`; the order of the numbers is the language's, so only for those who see it every day.
    case short
    /// `March 9`
    case monthAndDay
    /// `Mon, Mar 9`
    case weekdayMonthAndDay
    /// `March 2026`
    case monthAndYear
}
