import CalendarAPIs
package import HTTPTransport

/// Reads and writes calendars of one account by Google's Calendar API, version 3.
package struct GoogleClient: Sendable {
    let api: CalendarAPIClient

    /// Where the API is, without a slash at the end.
    package static let standardURL = "https://www.googleapis.com/calendar/v3"

    package init(over http: HTTPClient, url: String = standardURL, accessToken: String) {
        api = CalendarAPIClient(
            over: http,
            url: url,
            accessToken: accessToken,
            failure: CalendarAPIError.init(google:)
        )
    }

    /// Pages that one list may have.
    static let maximumPages = 200
}
