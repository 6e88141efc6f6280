import ConsoleTexts

/// Tables that narrow screens show as a list of rows, each cell behind the title of its column.
extension HTMLWriter {
    /// Adds the head of a table.
    mutating func tableHead(_ titles: [Phrase], _ visit: Visit) {
        element("thead") { html in
            html.element("tr") { html in
                for title in titles {
                    html.element("th", .scope("col"), text: visit[title])
                }
            }
        }
    }

    /// Adds the cells of a row; the first is its heading, and `titles` are those of the columns, the first one included.
    mutating func tableCells(_ heading: String, _ cells: [String], under titles: [Phrase], _ visit: Visit) {
        element("th", .scope("row"), text: heading)
        for (title, cell) in zip(titles.dropFirst(), cells) {
            element("td", .column(visit[title]), text: cell)
        }
    }
}
