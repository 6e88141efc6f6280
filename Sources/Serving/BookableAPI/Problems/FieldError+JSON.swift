import Bookings

extension FieldError: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(field, forKey: .field)
        try container.encode(fault.code.rawValue, forKey: .code)
        try container.encode(reason, forKey: .reason)
        if !fault.parameters.isEmpty {
            try container.encode(fault.parameters.mapValues(ParameterDocument.init), forKey: .parameters)
        }
        try container.encodeIfPresent(line, forKey: .line)
    }

    private enum CodingKeys: String, CodingKey {
        case field, code, reason, parameters, line
    }

    private struct ParameterDocument: Encodable {
        let parameter: FieldFault.Parameter

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch parameter {
            case .number(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .list(let list): try container.encode(list)
            }
        }
    }
}
