import Bookings
import Marketplace
import Money

/// A listed provider in the words of schema.org, for programs that read pages.
struct StructuredListing: Encodable {
    let listing: Listing
    let name: String
    let description: String?
    let services: [ServiceSummary]
    let rating: Rating

    /// With which addresses begin.
    let publicURL: String
    let logo: Address?
    let photos: [Address]

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let url = publicURL + Address(listing.slug.rawValue).text
        try container.encode("https://schema.org", forKey: "@context")
        try container.encode("LocalBusiness", forKey: "@type")
        try container.encode(url, forKey: "@id")
        try container.encode(url, forKey: "url")
        try container.encode(name, forKey: "name")
        try container.encodeIfPresent(description, forKey: "description")
        try container.encodeIfPresent(logo.map { publicURL + $0.text }, forKey: "logo")
        if !photos.isEmpty { try container.encode(photos.map { publicURL + $0.text }, forKey: "image") }
        if !listing.languages.isEmpty { try container.encode(listing.languages, forKey: "knowsLanguage") }
        if let address = listing.place.address {
            try container.encode(["@type": "PostalAddress", "streetAddress": address], forKey: "address")
        }
        if listing.place.address != nil, let position = listing.place.position {
            var geo = container.nestedContainer(keyedBy: Key.self, forKey: "geo")
            try geo.encode("GeoCoordinates", forKey: "@type")
            try geo.encode(position.degreesNorth, forKey: "latitude")
            try geo.encode(position.degreesEast, forKey: "longitude")
        }
        if let average = rating.average {
            var shown = container.nestedContainer(keyedBy: Key.self, forKey: "aggregateRating")
            try shown.encode("AggregateRating", forKey: "@type")
            try shown.encode(StarsView.text(average), forKey: "ratingValue")
            try shown.encode(rating.count, forKey: "reviewCount")
            try shown.encode(5, forKey: "bestRating")
            try shown.encode(1, forKey: "worstRating")
        }
        var offers = container.nestedUnkeyedContainer(forKey: "makesOffer")
        for service in services { try encode(service, in: &offers) }
    }

    private func encode(_ service: ServiceSummary, in offers: inout any UnkeyedEncodingContainer) throws {
        var offer = offers.nestedContainer(keyedBy: Key.self)
        try offer.encode("Offer", forKey: "@type")
        try offer.encode(publicURL + service.address.text, forKey: "url")
        // Plain decimals with a full stop, whatever the page's language is.
        try offer.encode(service.price.currency.decimal(service.price.minorUnits), forKey: "price")
        try offer.encode(service.price.currency.code, forKey: "priceCurrency")
        var item = offer.nestedContainer(keyedBy: Key.self, forKey: "itemOffered")
        try item.encode("Service", forKey: "@type")
        try item.encode(service.name, forKey: "name")
        if !service.description.isEmpty { try item.encode(service.description, forKey: "description") }
    }

    private struct Key: CodingKey, ExpressibleByStringLiteral {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringLiteral value: String) { stringValue = value }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
