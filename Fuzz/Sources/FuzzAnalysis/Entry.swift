import FuzzDriver

@_cdecl("FuzzAnalysis_main")
public func entry(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  // Loaded here: the time of the first input is its own.
  withExtendedLifetime(classifiers) {}
  return drive(count, arguments, fuzz)
}
