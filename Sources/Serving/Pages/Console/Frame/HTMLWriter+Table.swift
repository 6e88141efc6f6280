import ConsoleTexts

/// Tables that narrow screens show as a list of rows.
///
/// The stylesheet then takes their layout as tables away, and browsers their meaning with it: so each element says its role.
extension HTMLWriter {
    /// Adds the head of a table.
    mutating func tableHead(_ titles: [Phrase], _ visit: Visit) {
        element("thead", .role("rowgroup")) { html in
            html.element("tr", .role("row")) { html in
                for title in titles {
                    html.element("th", .scope("col"), .role("columnheader"), text: visit[title])
                }
            }
        }
    }

    /// Adds the cells of a row; the first is its heading, and `titles` are those of the columns, the first one included.
    mutating func tableCells(_ heading: String, _ cells: [String], under titles: [Phrase], _ visit: Visit) {
        element("th", .scope("row"), .role("rowheader"), text: heading)
        for (title, cell) in zip(titles.dropFirst(), cells) {
            element("td", .role("cell"), .column(visit[title]), text: cell)
        }
    }
}
