/// The week as figures show it.
enum HourWeek {
    /// From Monday, as in the other weeks of the console.
    static let days = [1, 2, 3, 4, 5, 6, 0]
}
