package io.zhanggui.evaluation.judge;

import io.zhanggui.evaluation.commandline.Arguments;
import io.zhanggui.evaluation.commandline.CommandFailed;
import io.zhanggui.evaluation.commandline.Console;
import io.zhanggui.evaluation.commandline.Syntax;
import java.util.Locale;

/**
 * What a call says that a model costs, and what may be spent on it.
 *
 * @param capFen in fen
 */
public record Budget(Price price, double capFen) {

    public static final Syntax SYNTAX = Syntax.of("--input-fen", "--output-fen", "--max-fen");

    /** @throws CommandFailed saying what to write instead */
    public static Budget of(Arguments arguments) {
        return new Budget(
                new Price(arguments.amount("--input-fen", 0), arguments.amount("--output-fen", 0)),
                arguments.amount("--max-fen", Double.MAX_VALUE));
    }

    public Spending spending() {
        return new Spending(price, capFen);
    }

    /**
     * Tells before the start what is about to be asked.
     *
     * @param fen what that costs, about
     * @throws CommandFailed if it would cost more than may be spent
     */
    public void announce(int questions, double fen, Console console) {
        if (price.equals(Price.FREE)) {
            console.tell("judge.cost.unknown", questions);
        } else {
            console.tell("judge.cost", questions, told(fen));
        }
        if (fen > capFen) {
            throw CommandFailed.refused("judge.too-much", told(fen), told(capFen));
        }
    }

    /** Tells at the end what was spent. */
    public static void settle(Spending spending, Console console) {
        console.say("judge.spent", spending.calls(), told(spending.spent()));
    }

    private static String told(double fen) {
        return String.format(Locale.ROOT, "%.1f", fen);
    }
}
