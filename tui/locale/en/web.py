"""The program in a browser."""

TEXTS = {
    "web.address_only": "Open Tilbageblik in a browser: {address}",
    "web.address": "Tilbageblik is shown in the browser. If it does not open by itself, open {address}",
    "web.how_to_end": "Only this machine can reach the address, and it works once. Leave this window open; Ctrl+C ends it.",
    "web.next_address": "The address has been used. To open Tilbageblik in another browser, the next one is {address}",
    "web.opening": "Opening Tilbageblik …",
    "web.no_script": "The page is drawn by JavaScript. Allow it for this address, and load the page again.",
    "web.ended": "Tilbageblik is closed here. What you wrote is saved. If it closed by itself, the window where you started it says why.",
    "web.again": "Open again",
    "web.used": "The address has been used once and no longer works. The window where you started Tilbageblik has a new one.",
    "web.not_let_in": "This browser has not been let in. Use the address in the window where you started Tilbageblik; it ends in token=…",
    "web.foreign": "This did not come from Tilbageblik's own page and was refused. Use the address in the window where you started Tilbageblik.",
    "web.nothing_here": "There is nothing here. The program is on the front page: the address that ends after the port's number.",
    "web.too_many": "Tilbageblik is open in {n} tabs, and there cannot be more at once. Close one of them, and load the page again.",
    "web.fault": "Something went wrong in what shows the program in the browser. What you wrote is saved. Load the page again.",
    "web.crashed": "The program in one of the tabs stopped because of a fault in Tilbageblik. What you saved is in the library. Load the page again.",
}
