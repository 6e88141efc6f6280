import CalendarAPIs
package import HTTPTransport

/// Reads and writes calendars of one account by Microsoft Graph, version 1.0.
package struct GraphClient: Sendable {
    let api: CalendarAPIClient

    /// Where the API is, without a slash at the end.
    package static let standardURL = "https://graph.microsoft.com/v1.0"

    package init(over http: HTTPClient, url: String = standardURL, accessToken: String) {
        api = CalendarAPIClient(
            over: http,
            url: url,
            accessToken: accessToken,
            headers: [(name: "Prefer", value: Self.preferences)],
            failure: CalendarAPIError.init(graph:)
        )
    }

    /// Ids that stay the same when an event is moved to another folder, and times in UTC.
    private static let preferences =
        "IdType=\"ImmutableId\", outlook.timezone=\"UTC\", odata.maxpagesize=\(pageSize)"

    private static let pageSize = 200

    /// Pages that one list may have.
    static let maximumPages = 1_000
}
