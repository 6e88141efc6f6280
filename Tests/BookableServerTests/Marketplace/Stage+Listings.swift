import HTTPTypes
import Testing

extension Stage {
    /// A listing that is found, in the middle of Berlin.
    static func listing(_ more: JSONValue = [:]) -> JSONValue {
        var listing: JSONValue = [
            "published": true, "categories": ["hair"], "languages": ["de", "en"],
            "texts": ["en": ["headline": "Cuts and colour", "description": "Twenty years of experience."]],
            "place": ["address": "Oranienstraße 1, Berlin", "latitude": 52.5, "longitude": 13.4],
        ]
        for (field, value) in more.object { listing = listing.with(field, value) }
        return listing
    }

    /// Lists a provider.
    @discardableResult
    func list(_ practice: Practice, _ more: JSONValue = [:]) async throws -> JSONValue {
        let reply = try await send(.put, "\(practice.path)/listing", Self.listing(more), as: practice.key)
        try #require(reply.status == 200, "\(reply.json)")
        return reply.json
    }
}
