import Bookings
import Marketplace
import Pictures

/// A photo of a listing, in as many pixels as the place where it is shown needs.
struct PhotoView: Sendable {
    let photo: ListingPhoto
    let provider: ProviderID

    /// Where it is shown, which the sizes of files are chosen for.
    enum Place {
        /// The first of a listing, as wide as the page.
        case wide
        /// Another one beside it.
        case tile
        /// Beside a result of a search.
        case thumbnail
    }

    private func address(_ size: PictureSize) -> Address {
        PhotoPages.address(of: photo, width: size.width, of: provider)
    }

    /// The address of the largest file.
    var largest: Address { address(photo.largest) }

    func write(_ place: Place, to html: inout HTMLWriter) {
        // A browser that does not know `srcset` takes the smallest.
        let shown = place == .thumbnail ? photo.sizes[0] : photo.largest
        html.void(
            "img",
            place == .thumbnail ? .class("thumb") : nil,
            .source(address(photo.sizes[0])),
            place == .thumbnail || photo.sizes.count == 1
                ? nil : .sources(photo.sizes.map { (address($0), $0.width) }),
            place == .thumbnail || photo.sizes.count == 1
                ? nil : .sizes(place == .wide ? "(min-width: 672px) 640px, 92vw" : "(min-width: 672px) 210px, 46vw"),
            .alternative(photo.alternativeText),
            // With these the browser knows the shape before the file is there.
            .number("width", shown.width),
            .number("height", shown.height),
            .isLazy
        )
    }
}
