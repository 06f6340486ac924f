#compdef tilbageblik
# tilbageblik in zsh: put this into ~/.zshrc, below compinit where that is there
#     eval "$(tilbageblik completion zsh)"
_tilbageblik() {
    local line
    local -a offered told
    for line in "${(@f)$("${(Q)words[1]}" completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        if [[ $line == ":files" ]]; then
            _files
            return
        elif [[ -n $line ]]; then
            offered+=("${line%%$'\t'*}")
            told+=("${line/$'\t'/  }")
        fi
    done
    (( $#offered )) && compadd -U -l -d told -a offered
}
if [[ ${funcstack[1]} == _tilbageblik ]]; then
    _tilbageblik "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _tilbageblik tilbageblik
fi
