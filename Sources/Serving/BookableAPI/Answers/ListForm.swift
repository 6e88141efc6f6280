import Bookings
import HTTPTypes
import Hummingbird
import PolicySimulation

/// The requested format of a list.
enum ListForm: String, CaseIterable {
    case json, csv
}

/// A page of a list as CSV: one line for each element, under a line with the names of the columns.
struct CSVPage {
    private let bytes: [UInt8]
    private let nextCursor: String?

    /// - Parameters:
    ///   - names: Of the columns.
    ///   - rows: Their values; texts that a spreadsheet would evaluate as formulas are escaped.
    ///   - nextCursor: The place behind the last element, unless it is the last page.
    init(_ names: [String], _ rows: [[String]], nextCursor: String?) {
        let lines = ([names] + rows.map { $0.map(CSVText.safe) }).map(CSVText.line)
        bytes = Array(lines.joined().utf8)
        self.nextCursor = nextCursor
    }

    /// The response, whose `Link` header has the next page (RFC 8288).
    func response(to request: Request) -> Response {
        var headers: HTTPFields = [:]
        if let nextCursor {
            let others = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("cursor=") }
            let query = (others.map(String.init) + ["cursor=\(nextCursor)"]).joined(separator: "&")
            headers[.known("Link")] = "<\(request.uri.path)?\(query)>; rel=\"next\""
        }
        return Response(bytes: bytes, type: "text/csv; charset=utf-8", headers: headers)
    }
}
