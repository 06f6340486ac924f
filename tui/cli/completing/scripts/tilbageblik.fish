# tilbageblik in fish: put this into ~/.config/fish/completions/tilbageblik.fish
#     tilbageblik completion fish > ~/.config/fish/completions/tilbageblik.fish
function __tilbageblik_offers
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l typed (commandline -ct | string unescape)
    test -n "$typed"; or set typed ''
    set -l offered ($program completion fish -- $words "$typed" 2>/dev/null)
    if test "$offered" = ':files'
        __fish_complete_path "$typed"
    else
        printf '%s\n' $offered
    end
end
complete -c tilbageblik -f -a '(__tilbageblik_offers)'
