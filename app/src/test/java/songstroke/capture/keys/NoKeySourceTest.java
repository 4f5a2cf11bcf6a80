package songstroke.capture.keys;

class NoKeySourceTest implements KeySourceContract {
  @Override
  public KeySource newSource() {
    return new NoKeySource();
  }

  @Override
  public boolean typeAbc() {
    return false;
  }
}
