import Bookings

/// Why a service can never be booked as it is set.
struct ServiceWarningResponse: Encodable {
    private let warning: ServiceWarning

    init(_ warning: ServiceWarning) {
        self.warning = warning
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(warning.service.rawValue, forKey: .service)
        try container.encode(warning.code.rawValue, forKey: .code)
        try container.encode(warning.message, forKey: .message)
    }

    private enum CodingKeys: String, CodingKey {
        case code, message
        case service = "service_id"
    }
}

extension JSONBytes {
    /// Adds `warnings` to the answer to a change; returns the document unchanged if there are none.
    static func adding(_ warnings: [ServiceWarning], to document: [UInt8]) throws -> [UInt8] {
        guard !warnings.isEmpty else { return document }
        return try adding(warnings.map(ServiceWarningResponse.init), as: "warnings", to: document)
    }
}
