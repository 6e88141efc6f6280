/// How figures are written.
enum FigureText {
    /// Hours with one digit behind the point, rounded down; the digits of every language here are the same.
    static func hours(_ minutes: Int64) -> String {
        let tenths = minutes / 6
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
