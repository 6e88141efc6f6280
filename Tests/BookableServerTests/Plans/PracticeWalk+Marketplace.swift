import CivilTime
import HTTPTypes
import TestSupport
import Testing

extension PracticeWalk {
    /// A session of the past is reviewed; the review is changed, answered, reported and decided on.
    private func review() async throws {
        let visit = try await stage.booked(anna, at: "2026-04-27T12:00:00Z", ["service_id": "svc_anna_free"])
        stage.clock.set(try #require(Instant("2026-04-27T14:00:00Z")))
        let own = "\(visit.path)/review"
        for stars in [5, 4] as [Int64] {
            try await expect(.put, own, ["stars": .integer(stars), "named": true], as: visit.token)
        }
        let written = try await stage.send(.get, own, as: visit.token).json
        let id = try #require(written["id"].string, "\(written)")
        try await expect(.get, "\(anna.path)/reviews?limit=2&cursor=\(id)")
        try await expect(.get, "\(anna.path)/reviews?limit=2", as: anna.key)
        let path = "\(anna.path)/reviews/\(id)"
        try await expect(.get, path)
        try await expect(.put, "\(path)/reply", ["text": "Thank you."], as: anna.key)
        try await expect(.delete, "\(path)/reply", as: anna.key)
        try await expect(.post, "\(path)/report", ["reason": "spam"], status: 202)
        try await expect(.get, "/v1/reviews?limit=2", as: stage.admin)
        try await expect(.post, "\(path)/hide", ["reason": "Rude"], as: stage.admin)
        try await expect(.post, "\(path)/keep", as: stage.admin)
        try await expect(.put, own, ["stars": 4, "text": "Better"], as: visit.token)
        try await expect(.get, "/anna")
    }

    /// A photo is added, put in order, shown and removed.
    private func showPhotos() async throws {
        let path = "\(anna.path)/listing/photos"
        let text = "\(path)?alternative_text=Salon"
        let added = try await stage.send(.post, text, bytes: SamplePhoto.jpeg, as: anna.key)
        let id = try #require(added.json["id"].string, "\(added.json)")
        try await expect(.get, path)
        try await expect(.put, path, ["photos": [["id": .string(id), "alternative_text": "Chairs"]]], as: anna.key)
        try await expect(.get, "\(path)/\(id)")
        try await expect(.get, "/assets/photo/prv_anna/\(id)/32")
        try await expect(.delete, "\(path)/\(id)", as: anna.key, status: 204)
    }

    /// The practice is listed, under another address too, found and decided on.
    func findProviders() async throws {
        let path = "\(anna.path)/listing"
        for slug: JSONValue in ["anna-old", "anna-new"] {
            try await expect(.put, path, Stage.listing(["slug": slug]), as: anna.key)
        }
        try await expect(.get, path)
        try await expect(.get, "/anna-old", status: 301)
        try await expect(.get, "/anna-new")
        try await showPhotos()
        try await expect(.get, "/v1/categories")
        let found = try await stage.send(.get, "/v1/search?q=hour").json
        #expect(found["total"] == 1, "\(found)")
        try await expect(.get, "/v1/listings", as: stage.admin)
        try await expect(.post, "\(path)/decline", ["reason": "Not yours."], as: stage.admin)
        try await expect(.post, "\(path)/approve", as: stage.admin)
        try await review()
        let categories: JSONValue = ["items": [["id": "hair", "names": ["en": "Hair"]]]]
        for items in [categories, ["items": []]] { try await expect(.put, "/v1/categories", items, as: stage.admin) }
    }
}
