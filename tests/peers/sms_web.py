"""A gateway of text messages on loopback: prints its port, then each request that it gets as a line of JSON.

    sms_web.py STATUS

Answers with the status, and says the message back, as some gateways do.
"""

import http.server
import json
import sys
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        kind = self.headers["Content-Type"]
        read = json.loads(body) if kind == "application/json" else dict(urllib.parse.parse_qsl(body, strict_parsing=True))
        print(json.dumps({"path": self.path, "kind": kind, "read": read}), flush=True)
        self.send_response(int(sys.argv[1]))
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
print(f"port {server.server_port}", flush=True)
server.serve_forever()
