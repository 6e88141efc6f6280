/// Pieces of HTML.
enum PageText {
    static func escape(_ text: String) -> String {
        PlainText.oneLine(text, limit: 200).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
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
        return "<div class=\"scroll\"><table>\n\(line(names, "th"))\(body)</table></div>\n"
    }
}
