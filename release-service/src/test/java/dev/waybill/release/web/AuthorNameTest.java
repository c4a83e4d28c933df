package dev.waybill.release.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ada Lovelace          | Ada Lovelace
            @ada                  | @ada
            ada@work              | ada@work
                                  | Unknown author
            '  '                  | Unknown author
            ada@example.com       | Unknown author
            Ada <ada@example.com> | Unknown author""")
    void isNoAddress(String name, String shown) {
        assertThat(AuthorName.shown(name)).isEqualTo(shown);
    }
}
