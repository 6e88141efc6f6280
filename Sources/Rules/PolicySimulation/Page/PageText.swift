import Policies
import Money

/// Pieces of HTML.
enum PageText {
    /// What narrow screens say of a box that is wider than they are.
    static let scrollHint = "<p class=\"hint\">Wider than the screen: scroll it sideways &rarr;</p>"

    static func escape(_ text: String) -> String {
        PlainText.oneLine(text, limit: 200).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// An amount in the currency's units, with a comma between thousands.
    static func amount(_ amount: some BinaryInteger, _ currency: Currency) -> String {
        FigureText.amount(amount, currency)
    }

    /// The same for an axis: without decimals where all of its amounts are whole units.
    static func axis(_ amount: some BinaryInteger, step: some BinaryInteger, _ currency: Currency) -> String {
        let text = self.amount(amount, currency)
        let fraction = currency.decimal(step).split(separator: ".", maxSplits: 1).dropFirst().first ?? ""
        return fraction.allSatisfy { $0 == "0" } ? String(text.prefix { $0 != "." }) : text
    }

    /// `1 booking`, `1,200 bookings`.
    static func bookings(_ count: Int) -> String {
        count == 1 ? "1 booking" : "\(FigureText.count(count)) bookings"
    }

    /// A table that scrolls where it is too wide; all but the first columns are figures.
    static func table(_ names: [String], _ rows: [[String]], textColumns: Int) -> String {
        func line(_ cells: [String], _ tag: String) -> String {
            let cells = cells.enumerated().map { index, cell in
                "<\(tag)\(index < textColumns ? "" : " class=\"n\"")>\(escape(cell))</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        let body = rows.map { line($0, "td") }.joined()
        return "\(scrollHint)<div class=\"scroll\" tabindex=\"0\"><table>\n\(line(names, "th"))\(body)</table></div>\n"
    }
}
