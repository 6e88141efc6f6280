import HTTPTypes
import Testing

/// A service has the provider's policy, or one of its own that new bookings pin.
struct ServicePolicyTests {
    @Test(arguments: Engine.allCases)
    func bookingsPinThePolicyOfTheirService(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let other: JSONValue = [
                "id": "svc_anna_course", "name": "Course", "price": 9_999, "currency": "EUR", "duration_minutes": 60,
            ]
            try await stage.send(.post, "\(anna.path)/services", other, as: anna.key)
            let course = "\(anna.path)/services/svc_anna_course"
            let before = try await stage.send(.get, "\(course)/policy").json
            #expect(before["id"] == "moderate" && before["name"] == "Moderate")
            let chosen = try await stage.send(.put, "\(course)/policy", ["policy": "strict"], as: anna.key)
            #expect(chosen.status == 200 && chosen.json["name"] == "Strict", "\(chosen.json)")
            #expect(try await stage.send(.get, course).json["policy"]["id"] == "strict")
            #expect(try await stage.send(.get, anna.servicePath).json["policy"] == .null)
            #expect(try await stage.send(.get, "\(anna.path)/policy").json["id"] == "moderate")
            let own = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["service_id": "svc_anna_course"])
            let usual = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            #expect(try await stage.send(.get, own.path, as: own.token).json["policy"]["id"] == "strict")
            #expect(try await stage.send(.get, usual.path, as: usual.token).json["policy"]["id"] == "moderate")
            let moderate: JSONValue = ["service_id": "svc_anna_course", "policy_version": before["version"]]
            #expect(try await stage.book(anna, at: "2026-03-10T10:00:00Z", moderate).status == 409)
            let shown: JSONValue = ["service_id": "svc_anna_course", "policy_version": chosen.json["version"]]
            #expect(try await stage.book(anna, at: "2026-03-10T10:00:00Z", shown).status == 201)
            #expect(
                try await stage.send(.put, "\(anna.path)/policy", ["policy": "flexible"], as: anna.key).status == 200
            )
            #expect(try await stage.send(.get, "\(course)/policy").json["id"] == "strict")
            #expect(try await stage.send(.delete, "\(course)/policy", as: anna.key).status == 204)
            #expect(try await stage.send(.get, "\(course)/policy").json["id"] == "flexible")
            #expect(try await stage.send(.get, own.path, as: own.token).json["policy"]["id"] == "strict")
        }
    }

    /// Whoever books accepts it, so that everybody can read and see what it gives back.
    @Test(arguments: Engine.allCases)
    func thePolicyInForceIsPublic(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let uploaded = try await stage.send(
                .post,
                "/v1/policies",
                ["source": .string(PolicyTests.half)],
                as: anna.key
            )
            let policy = try #require(uploaded.json["id"].string, "\(uploaded.json)")
            #expect(try await stage.send(.get, "/v1/policies/\(policy)/curve").status == 401)
            let body: JSONValue = ["policy": .string(policy)]
            #expect(try await stage.send(.put, "\(anna.servicePath)/policy", body, as: anna.key).status == 200)
            let shown = try await stage.send(.get, "\(anna.servicePath)/policy")
            #expect(shown.json["id"] == .string(policy) && shown.json["name"] == uploaded.json["name"])
            #expect(shown.json["description"].string?.isEmpty == false && shown.header("ETag") != nil)
            let curve = try await stage.send(.get, "\(anna.servicePath)/policy/curve")
            #expect(curve.status == 200 && curve.json["steps"].array.isEmpty == false, "\(curve.json)")
            let picture = try await stage.send(.get, "\(anna.path)/policy/curve?format=svg")
            #expect(picture.header("Content-Type") == "image/svg+xml")
            let bob = try await stage.openPractice("bob")
            #expect(try await stage.send(.put, "\(bob.servicePath)/policy", body, as: bob.key).status == 422)
            #expect(try await stage.send(.put, "\(anna.servicePath)/policy", body, as: bob.key).status == 403)
            let stale = ["If-Match": "\"stale\""]
            let refused = try await stage.send(.delete, "\(anna.servicePath)/policy", as: anna.key, headers: stale)
            #expect(refused.status == 412)
            #expect(try await stage.send(.get, "\(anna.path)/services/svc_anna_none/policy").status == 404)
        }
    }
}
