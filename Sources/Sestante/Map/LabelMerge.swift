internal import SestanteText

/// One entry per id (codebook R3): merges the hits of a document into labels.
///
/// Both signs make a label mixed, if the weaker one has a share of the strength that counts and is
/// clear by itself: two faint words against each other are rather a misreading. A label's score is
/// the mean of its evidence. Labels come in the order of kind and id. There are few ids, so hits
/// are counted into their places instead of sorted, and stay in the order of their evidence.
enum LabelMerge {
  /// - Parameter mixed: what the weaker sign of a mixed label has at least.
  static func merge(_ buffer: inout AnalysisBuffer, mixed: ScoringParameters.Weaker) {
    let count = buffer.hits.count
    if count == 0 { return }
    let hits = buffer.hits.base
    let places = buffer.places.base
    let taken = buffer.placesTaken.base
    for h in 0..<count {
      let place = hits[h].place
      places[place] &+= 1
      taken[place >> 6] |= 1 << UInt64(place & 63)
    }
    // A label for each place that is taken, empty yet; the place becomes the label's number.
    var start: UInt32 = 0
    for word in 0..<AnalysisBuffer.placeWords {
      var rest = taken[word]
      taken[word] = 0
      while rest != 0 {
        let place = word << 6 | rest.trailingZeroBitCount
        rest &= rest &- 1
        let end = start &+ places[place]
        places[place] = UInt32(truncatingIfNeeded: buffer.labels.count)
        buffer.labels.append(
          Label(
            kind: LabelHit.kind(ofPlace: place), id: UInt8(place & 0xFF), touchpoint: .max,
            polarity: .neutral, score: 0, hitStart: start, hitEnd: start))
        start = end
      }
    }
    buffer.sorted.removeAll()
    buffer.sorted.reserve(count)
    buffer.sorted.setCount(count)
    let sorted = buffer.sorted.base
    let labels = buffer.labels.base
    for h in 0..<count {
      let label = labels + Int(places[hits[h].place])
      let end = Int(label.pointee.hitEnd)
      // The same evidence speaks once for a label; where the mapping gives it both signs, the label
      // is mixed by that alone (*refunded, but only after ten calls*).
      if end > Int(label.pointee.hitStart), sorted[end - 1].evidence == hits[h].evidence {
        if hits[h].polarity != sorted[end - 1].polarity { label.pointee.polarity = .mixed }
        if hits[h].polarity.rawValue < sorted[end - 1].polarity.rawValue {
          sorted[end - 1] = hits[h]
        }
      } else {
        sorted[end] = hits[h]
        label.pointee.hitEnd = UInt32(end + 1)
      }
    }
    for l in 0..<buffer.labels.count {
      places[labels[l].place] = 0
      judge(labels + l, sorted, mixed)
    }
  }

  /// Sets a label's sign, score and touchpoint from its hits.
  @inline(__always)
  private static func judge(
    _ label: UnsafeMutablePointer<Label>, _ hits: UnsafePointer<LabelHit>,
    _ mixed: ScoringParameters.Weaker
  ) {
    let first = Int(label.pointee.hitStart)
    let end = Int(label.pointee.hitEnd)
    label.pointee.touchpoint = hits[first].touchpoint
    if end - first == 1, label.pointee.polarity != .mixed {
      // Most labels have one evidence: its sign and score are theirs.
      label.pointee.score = hits[first].score
      label.pointee.polarity = hits[first].polarity
      return
    }
    var (positive, negative) = (0, 0)
    for h in first..<end {
      if hits[h].score > 0 {
        positive += Int(hits[h].score)
      } else {
        negative -= Int(hits[h].score)
      }
    }
    label.pointee.score = Int16((positive - negative) / (end - first))
    let weaker = min(positive, negative)
    if label.pointee.polarity == .mixed { return }
    let isMixed =
      weaker >= mixed.strength && weaker * 100 >= mixed.share * (positive + negative)
    label.pointee.polarity =
      if weaker > 0, isMixed || positive == negative {
        .mixed
      } else {
        positive > negative ? .positive : negative > positive ? .negative : .neutral
      }
  }
}
