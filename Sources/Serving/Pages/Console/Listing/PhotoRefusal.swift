import BookableAPI
import ConsoleTexts
import Localization
import Marketplace
import Pictures

/// Why a photo is not taken, as its uploader is told.
enum PhotoRefusal: Sendable {
    case unknownFormat, animated, dimensions, unsupported, broken, tooLarge, textMissing, full, busy

    init(_ error: PictureError) {
        switch error.code {
        case .unknownFormat: self = .unknownFormat
        case .animated: self = .animated
        case .dimensions: self = .dimensions
        case .unsupported: self = .unsupported
        case .broken: self = .broken
        case .unavailable: self = .busy
        }
    }

    /// `nil` for what is not about the load of the server.
    init?(_ error: APIError) {
        switch error.code {
        case .tooManyAtOnce, .tooManyRequests, .overloaded, .unavailable: self = .busy
        default: return nil
        }
    }

    /// The field of the form for a new photo to which it belongs; `nil` if it is about none.
    var field: String? {
        switch self {
        case .unknownFormat, .animated, .dimensions, .unsupported, .broken, .tooLarge: "file"
        case .textMissing: "text"
        case .full, .busy: nil
        }
    }

    func text(_ visit: Visit, _ rules: MarketplaceRules) -> String {
        switch self {
        case .unknownFormat: visit[.photoUnknownFormat]
        case .animated: visit[.photoAnimated]
        case .dimensions:
            visit[.photoDimensions].filling(
                String(PictureSize.maximumPixels / 1_000_000),
                String(PictureSize.maximumRatio)
            )
        case .unsupported: visit[.photoUnsupported]
        case .broken: visit[.photoBroken]
        case .tooLarge: visit[.photoTooLarge].filling(visit.fileSize(rules.photoBytes))
        case .textMissing: visit[.photoTextMissing]
        case .full: visit[.photosFull].filling(String(ListingPhoto.maximumCount))
        case .busy: visit[.photoBusy]
        }
    }
}
