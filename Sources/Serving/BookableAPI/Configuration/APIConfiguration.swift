package import Bookings
package import Marketplace

/// What one request can ask of the API, and who may read its figures.
package struct APIConfiguration: Sendable {
    /// The longest body of a request in bytes; a longer one is answered with 413.
    package var maximumBodySize = 256 * 1_024

    /// How many elements a page of a list has unless the request says.
    package var defaultPageSize = 50

    /// The most elements that a page of a list can have.
    package var maximumPageSize = 200

    /// The longest range that slots can be asked for, in days.
    package var maximumSlotDays = 366

    /// The most slots that one answer can list; a request for more is refused.
    package var maximumSlots = 50_000

    /// How long the database may take to show that the server is ready.
    package var readinessDeadline: Duration = .seconds(2)

    /// Who may read `/metrics`.
    package var metricsAccess = MetricsAccess.key

    /// The origins whose pages may call the API from a browser.
    package var origins = AllowedOrigins.all

    /// How many bookings can be asked for without a key.
    package var bookingRates = BookingRates()

    /// Which uploaded documents are accepted.
    package var documents = DocumentRules()

    /// Whether providers can be listed, and when listings are found.
    package var marketplace = MarketplaceRules()

    /// The longest body of any request, in bytes.
    package var longestBody: Int {
        max(maximumBodySize, max(documents.maximumBytes, photoBytes) + DocumentRules.formOverhead)
    }

    /// The longest file of a photo that is taken, in bytes; 0 without a marketplace.
    package var photoBytes: Int { marketplace.isOpen ? marketplace.photoBytes : 0 }

    package init() {}
}
