import HTTPTypes
import Testing

extension PracticeWalk {
    /// The practice is listed, under another address too, found and decided on.
    func findProviders() async throws {
        let path = "\(anna.path)/listing"
        for slug: JSONValue in ["anna-old", "anna-new"] {
            try await expect(.put, path, Stage.listing(["slug": slug]), as: anna.key)
        }
        try await expect(.get, path)
        try await expect(.get, "/anna-old", status: 301)
        try await expect(.get, "/anna-new")
        try await expect(.get, "/v1/categories")
        let found = try await stage.send(.get, "/v1/search?q=hour").json
        #expect(found["total"] == 1, "\(found)")
        try await expect(.get, "/v1/listings", as: stage.admin)
        try await expect(.post, "\(path)/decline", ["reason": "Not yours."], as: stage.admin)
        try await expect(.post, "\(path)/approve", as: stage.admin)
        let categories: JSONValue = ["items": [["id": "hair", "names": ["en": "Hair"]]]]
        for items in [categories, ["items": []]] { try await expect(.put, "/v1/categories", items, as: stage.admin) }
    }
}
