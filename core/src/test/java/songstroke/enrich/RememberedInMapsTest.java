package songstroke.enrich;

class RememberedInMapsTest implements GenreMemoryContract {
  private final RememberedInMaps memory = new RememberedInMaps();

  @Override
  public GenreMemory memory() {
    return memory;
  }
}
