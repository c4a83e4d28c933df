package dev.waybill.release.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.contracts.FileChange;
import dev.waybill.kit.error.ApiException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitsReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'commits':null} | {commits=[This field may not be null.]}",
                "{'commits':{}} | {commits=[Expected a list of items.]}",
                "{'commits':['abc']} | {commits=[Invalid data. Expected a dictionary.]}",
                "{'commits':[{'message':'m'}]} | {commits={id=[This field is required.]}}",
                "{'commits':[{'id':null}]} | {commits={id=[This field may not be null.]}}",
                "{'commits':[{'id':' '}]} | {commits={id=[This field may not be blank.]}}",
                "{'commits':[{'id':'a','timestamp':'yesterday'}]} | {commits={timestamp=[Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM-HH:MMZ].]}}",
                "{'commits':[{'id':'a','patch_set':[{'path':'p','type':'Z'}]}]} | {commits={patch_set={type=[Commit patch_set type Z is not supported.]}}}",
                "{'commits':[{'id':'a','patch_set':[{'path':'p','type':'Added'}]}]} | {commits={patch_set={type=[Commit patch_set type Added is not supported.]}}}",
                "{'commits':[{'id':'a','patch_set':[{'type':'A'}]}]} | {commits={patch_set={path=[This field is required.]}}}",
                "{'commits':[{'id':'a','patch_set':[{'path':'p'}]}]} | {commits={patch_set={type=[This field is required.]}}}",
                "{'commits':[{'id':'a','patch_set':'p'}]} | {commits={patch_set=[Expected a list of items.]}}",
                "{'refs':null} | {refs=[This field may not be null.]}",
                "{'refs':[{'commit':'a'}]} | {refs={repository=[This field is required.]}}",
                "{'refs':[{'repository':'r'}]} | {refs={commit=[This field is required.]}}",
                "{'refs':[{'repository':'r','commit':'..a'}]} | {refs={commit=[A range of commits must read <previous>..<commit>, with both ends given.]}}",
                "{'refs':[{'repository':'r','commit':'a..'}]} | {refs={commit=[A range of commits must read <previous>..<commit>, with both ends given.]}}",
                "{'refs':[{'repository':'r','commit':'a...b'}]} | {refs={commit=[A range of commits must read <previous>..<commit>, with both ends given.]}}",
                "{'headCommits':[{'repository':'r'}]} | {headCommits={currentId=[This field is required.]}}",
            })
    void saysWhichRuleFailed(String body, String errors) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.body().toString().replace("|", ""))
                                .isEqualTo(errors));
    }

    @Test
    void takesTheLongestAndRefusesMore() {
        assertThat(given("{'commits':[{'id':'%s'}]}".formatted("a".repeat(64)))).hasSize(1);
        assertThatThrownBy(() -> read("{'commits':[{'id':'%s'}]}".formatted("a".repeat(65))))
                .hasMessageContaining("commits={id=[Ensure this field has no more than 64 characters.]}");
        assertThatThrownBy(() -> read("{'commits':[%s]}".formatted("{'id':'a'},".repeat(10_000) + "{'id':'b'}")))
                .hasMessageContaining("commits=[Ensure this field has no more than 10000 elements.]");
        assertThatThrownBy(() -> read("{'refs':[{'repository':'r','commit':'a..%s'}]}".formatted("b".repeat(65))))
                .hasMessageContaining("refs={commit=[Ensure each commit has no more than 64 characters.]}");
    }

    @Test
    void takesWhatIsMissingNullOrBlankAsAbsent() {
        String body =
                "{'commits':[{'id':'a'},{'id':'b','repository':null,'message':null,'author_name':'','author_email':null,"
                        + "'timestamp':null,'patch_set':null,'unknown':1},{'id':'c','patch_set':[]}]}";

        assertThat(given(body))
                .containsExactly(
                        new GivenCommit("a", null, null, null, null, null, null),
                        new GivenCommit("b", null, null, null, null, null, null),
                        new GivenCommit("c", null, null, null, null, null, List.of()));
        assertThat(given("{'commits':[{'id':'a','author_email':'no address','patch_set':[{'path':'p','type':'M'}]}]}"))
                .containsExactly(
                        new GivenCommit("a", null, null, null, "no address", null, List.of(new FileChange("p", "M"))));
    }

    @Test
    void readsRefsInAllForms() {
        ReleaseRequest request = read(
                "{'refs':[{'repository':'r','commit':'a..b','previousCommit':'x'},"
                        + "{'repository':'r','commit':'c','previousCommit':'b'},{'repository':'r','commit':'d','previousCommit':null}]}");

        assertThat(request.refs())
                .containsExactly(
                        new GivenRef("r", "b", "a"), new GivenRef("r", "c", "b"), new GivenRef("r", "d", null));
        assertThat(read("{'headCommits':[{'repository':'r','currentId':'b','previousId':'a'}]}")
                        .refs())
                .containsExactly(new GivenRef("r", "b", "a"));
    }

    @Test
    void tellsNoRefsFromEmptyOnes() {
        assertThat(read("{}").refs()).isNull();
        assertThat(read("{'refs':[]}").refs()).isEmpty();
        assertThat(read("{'headCommits':[]}").refs()).isNull();
        assertThat(read("{'commits':[]}").commits()).isNull();
    }

    private static List<GivenCommit> given(String body) {
        return Objects.requireNonNull(read(body).commits());
    }

    private static ReleaseRequest read(String body) {
        try {
            return ReleaseRequest.change(JSON.readTree(body.replace('\'', '"')));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
