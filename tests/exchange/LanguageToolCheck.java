import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.Rule;
import org.languagetool.rules.RuleMatch;
import org.languagetool.rules.patterns.PatternRuleLoader;

/** Checks a text by the rules of one file alone; prints a line a match: its start, end and rule. */
class LanguageToolCheck {
  public static void main(String[] words) throws Exception {
    var language = Languages.getLanguageForShortCode(words[0]);
    var tool = new JLanguageTool(language);
    for (Rule rule : tool.getAllRules()) {
      tool.disableRule(rule.getId());
    }
    for (Rule rule : new PatternRuleLoader().getRules(new File(words[1]), language)) {
      tool.addRule(rule);
    }
    for (RuleMatch match : tool.check(Files.readString(Path.of(words[2])))) {
      System.out.println(match.getFromPos() + " " + match.getToPos() + " " + match.getRule().getId());
    }
  }
}
