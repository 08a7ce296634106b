package io.zhanggui.evaluation.commandline;

import io.zhanggui.evaluation.ExplainedException;
import io.zhanggui.evaluation.Message;
import io.zhanggui.evaluation.subject.SubjectUnreachable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Runs commands: reads their words, answers {@code --help}, and tells a failure in the language asked for.
 *
 * @param out hears results
 * @param err hears progress and what is wrong
 */
public record CommandLine(PrintStream out, PrintStream err) {

    /** Runs the command of a process, and ends the process with its code. */
    public static void main(Command command, String... words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(out, err).run(command, List.of(words)));
    }

    /** Does what the words say; returns one of {@link ExitCode}. */
    public int run(Command command, List<String> words) {
        Locale locale = Locale.getDefault();
        try {
            Arguments arguments = Arguments.parse(words, command.syntax());
            locale = arguments.locale(locale);
            if (arguments.asksForHelp()) {
                out.println(Message.of(command.usage()).text(locale));
                return ExitCode.MET;
            }
            return command.run(arguments, new Console(out, err, locale));
        } catch (CommandFailed failed) {
            return told(failed.failure(), command, locale);
        } catch (SubjectUnreachable unreachable) {
            return told(new Failure.NotReached(unreachable.reason()), command, locale);
        } catch (ExplainedException wrong) {
            return told(new Failure.Refused(wrong.reason()), command, locale);
        } catch (IOException | UncheckedIOException failure) {
            return told(new Failure.Refused(Message.of("command.file", failure)), command, locale);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return told(new Failure.Interrupted(Message.of("command.interrupted")), command, locale);
        }
    }

    private int told(Failure failure, Command command, Locale locale) {
        err.println(failure.reason().text(locale));
        if (failure instanceof Failure.WrongCall) {
            err.println(Message.of(command.usage()).text(locale));
        }
        return failure.code();
    }
}
