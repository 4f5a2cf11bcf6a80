package songstroke.capture.keys.x11;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyKindTest {
  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({"a,61,CHAR", "space,20,SPACE", "eacute,e9,CHAR", "Cyrillic_ya,6d1,CHAR", "Greek_alpha,7e1,CHAR",
    "Hangul_A,ebf,CHAR", "EuroSign,20ac,CHAR", "U20AC,10020ac,CHAR", "U1F600,101f600,CHAR",
    "dead_acute,fe51,CHAR", "Multi_key,ff20,OTHER", "Return,ff0d,SPACE", "KP_Enter,ff8d,SPACE",
    "Tab,ff09,SPACE", "ISO_Left_Tab,fe20,SPACE", "BackSpace,ff08,BACKSPACE", "Delete,ffff,BACKSPACE",
    "KP_Delete,ff9f,BACKSPACE", "KP_Home,ff95,OTHER", "KP_Begin,ff9d,OTHER", "KP_7,ffb7,CHAR",
    "KP_Add,ffab,CHAR", "KP_Equal,ffbd,CHAR", "Shift_L,ffe1,MODIFIER", "Caps_Lock,ffe5,MODIFIER",
    "Control_R,ffe4,SHORTCUT_MODIFIER", "Alt_L,ffe9,SHORTCUT_MODIFIER", "Super_R,ffec,SHORTCUT_MODIFIER",
    "ISO_Level3_Shift,fe03,MODIFIER", "Mode_switch,ff7e,MODIFIER", "Escape,ff1b,OTHER", "F1,ffbe,OTHER",
    "Left,ff51,OTHER", "Print,ff61,OTHER", "XF86AudioPlay,1008ff14,OTHER", "Hangul,ff31,OTHER",
    "NoSymbol,0,OTHER"})
  void aSymbolTellsWhatAKeyIsFor(String name, String hex, KeyKind kind) {
    assertThat(KeyKind.ofKeysym(Integer.parseInt(hex, 16))).as(name).isEqualTo(kind);
  }

  @Test
  void devicesAreReadFromTheirReply() {
    ByteBuffer reply = XRequest.buffer(200).putShort(8, (short) 2).position(32);
    device(reply, 5, "Virtual core XTEST keyboard", 3);
    device(reply, 6, "xwayland-keyboard:12", 0);

    List<XDevice> devices = XDevice.all(reply);
    assertThat(devices).containsExactly(new XDevice(5, "Virtual core XTEST keyboard"),
        new XDevice(6, "xwayland-keyboard:12"));
    assertThat(devices).extracting(XDevice::isSynthetic).containsExactly(true, false);
    assertThat(devices).extracting(XDevice::isXwayland).containsExactly(false, true);
  }

  private static void device(ByteBuffer reply, int id, String name, int wordsOfOneClass) {
    int start = reply.position();
    reply.putShort((short) id).putShort((short) 3).putShort((short) 3)
        .putShort((short) (wordsOfOneClass > 0 ? 1 : 0)).putShort((short) name.length()).putShort((short) 1)
        .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .position(start + 12 + XRequest.padded(name.length()));
    if (wordsOfOneClass > 0) {
      reply.putShort(reply.position() + 2, (short) wordsOfOneClass)
          .position(reply.position() + 4 * wordsOfOneClass);
    }
  }
}
