# tilbageblik in bash: put this into ~/.bashrc
#     eval "$(tilbageblik completion bash)"
_tilbageblik() {
    local line files=
    COMPREPLY=()
    while IFS= read -r line; do
        if [ "$line" = ":files" ]; then files=1; else COMPREPLY+=("$line"); fi
    done < <("$1" completion bash -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    [ -n "$files" ] || compopt +o default 2>/dev/null
}
complete -o default -F _tilbageblik tilbageblik
