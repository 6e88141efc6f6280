import Testing

/// The check that answers are held to can fail.
struct SchemaCheckTests {
    private static let document: JSONValue = [
        "thing": [
            "type": "object", "required": ["id"], "additionalProperties": false,
            "properties": [
                "id": ["type": "string", "pattern": "^x_[0-9]+$"],
                "at": ["type": ["string", "null"], "format": "date-time"],
                "count": ["type": "integer", "minimum": 1, "maximum": 3],
                "kind": ["enum": ["a", "b"]],
                "list": ["type": "array", "maxItems": 2, "items": ["$ref": "#/thing"]],
                "either": ["anyOf": [["type": "integer"], ["type": "null"]]],
            ],
        ]
    ]

    private func complaints(_ value: JSONValue) -> [String] {
        SchemaCheck(document: Self.document).complaints(about: value, against: ["$ref": "#/thing"], at: "")
    }

    @Test func whatFitsPasses() {
        let value: JSONValue = [
            "id": "x_1", "at": "2026-03-09T08:00:00Z", "count": 3, "kind": "a", "list": [["id": "x_2"]], "either": nil,
        ]
        #expect(complaints(value) == [])
    }

    @Test(
        arguments: [
            [], [:], ["id": 5], ["id": "y_1"], ["id": "x_1", "more": 1], ["id": "x_1", "at": "yesterday"],
            ["id": "x_1", "count": 0], ["id": "x_1", "count": 4], ["id": "x_1", "count": 1.5],
            ["id": "x_1", "kind": "c"],
            ["id": "x_1", "list": [["id": "x_1"], ["id": "x_1"], ["id": "x_1"]]], ["id": "x_1", "list": [[:]]],
            ["id": "x_1", "either": "one"],
        ] as [JSONValue]
    )
    func whatDoesNotFitIsComplainedOf(value: JSONValue) {
        #expect(complaints(value).count == 1)
    }
}
