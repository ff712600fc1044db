import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Framework } from '../cure.ts';

/** The code of one handler: what reads the body, and what comes after it. */
export interface Handler {
  readonly rawBody: string;
  /** Sets `url`. */
  readonly url: string;
  /** Sets `method`. */
  readonly method: string;
  /** What stands beside it, in Java. */
  readonly beside?: string;
}

/** A framework of another language than ours: a program that listens. */
interface Program {
  /** Why it cannot be run here; an empty text where it can. */
  readonly missing: () => string;
  /** The command, with what `writeFile` wrote for it. */
  readonly command: (handler: Handler, port: number, writeFile: WriteFile) => readonly string[];
}

/** Writes a file into the folder of the test, and tells where it is. */
export type WriteFile = (name: string, text: string) => string;

/** Python where its packages are, if it is not the one on the path. */
const python = process.env['HOOKSCOPE_PYTHON'] ?? 'python3';

const answers = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args).status === 0;

const withPython = (framework: keyof typeof inPython): Program => ({
  missing: () => {
    const { needs } = inPython[framework];
    return answers(python, '-c', `import ${needs}`) ? '' : `${python} has no ${needs}`;
  },
  command: (handler, port, writeFile) => [
    python,
    writeFile(`${framework}.py`, pythonProgram(framework, handler, port)),
  ],
});

export const programs = {
  Flask: withPython('Flask'),
  FastAPI: withPython('FastAPI'),
  Django: withPython('Django'),
  Go: {
    missing: () => (answers('go', 'version') ? '' : 'go is not installed'),
    command: (handler, port, writeFile) => [goBuilt(goProgram(handler, port), writeFile)],
  },
  Rails: {
    missing: () =>
      answers('ruby', '-e', 'require "puma"; require "action_controller/railtie"')
        ? ''
        : 'ruby has no rails and puma',
    command: (handler, port, writeFile) => [
      'ruby',
      writeFile('rails/receiver.rb', rubyProgram(handler, port)),
    ],
  },
  Laravel: {
    missing: () => {
      const code = "exit((int) ! (@include 'Illuminate/autoload.php'));";
      return answers('php', '-r', code) ? '' : 'php has no Laravel on its include_path';
    },
    command: (handler, port, writeFile) => {
      for (const [name, text] of Object.entries(phpSettings)) writeFile(`laravel/${name}`, text);
      writeFile('laravel/routes/api.php', phpRoutes(handler));
      const server = writeFile('laravel/server.php', phpProgram);
      return ['php', '-S', `127.0.0.1:${port}`, server];
    },
  },
  Spring: {
    missing: () => {
      if (!answers('javac', '-version')) return 'javac is not installed';
      const lacking = jars.filter((jar) => !existsSync(jar));
      return lacking.length === 0 ? '' : `there is no ${lacking[0]}`;
    },
    command: (handler, port, writeFile) => {
      const file = writeFile('spring/Receiver.java', javaProgram(handler));
      const folder = dirname(file);
      const path = [folder, ...jars].join(':');
      const compiled = ['-nowarn', '-parameters', '-cp', path, '-d', folder, file];
      const { status, stderr } = spawnSync('javac', compiled, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return ['java', '-cp', path, 'Receiver', String(port), join(folder, 'tomcat')];
    },
  },
} as const satisfies Partial<Record<Framework, Program>>;

/** The imports of each Python framework, how it is started, and what its handler answers. */
const inPython = {
  Flask: {
    needs: 'flask',
    before: 'from flask import Flask, request\napp = Flask(__name__)',
    answer: 'return told(raw_body, request.headers.items(), url, method)',
    after: 'app.run(port=port)',
  },
  FastAPI: {
    needs: 'fastapi, uvicorn',
    before:
      'import fastapi, uvicorn\nfrom fastapi import Request\napp = fastapi.FastAPI()\nResponse = fastapi.responses.PlainTextResponse',
    answer: 'return Response(told(raw_body, request.headers.items(), url, method))',
    after: 'uvicorn.run(app, port=port, log_level="critical")',
  },
  Django: {
    needs: 'django, gunicorn',
    before: `import django
from django.conf import settings
from django.http import HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="x", MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"])
django.setup()`,
    answer: 'return HttpResponse(told(raw_body, request.headers.items(), url, method))',
    after: `urlpatterns = [re_path("", webhooks)]
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication
class App(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{port}")
        self.cfg.set("loglevel", "critical")
    def load(self):
        return get_wsgi_application()
App().run()`,
  },
} as const satisfies Partial<Record<Framework, unknown>>;

function pythonProgram(
  framework: keyof typeof inPython,
  { rawBody, url, method }: Handler,
  port: number,
): string {
  const { before, answer, after } = inPython[framework];
  const more = [...url.split('\n'), ...method.split('\n'), answer].map((line) => `    ${line}`);
  const code = rawBody
    .replace('"/webhooks"', framework === 'Flask' ? '"/<path:_any>"' : '"/{_any:path}"')
    .replace('def webhooks()', 'def webhooks(_any)')
    .replace('(request: Request)', '(request: Request, _any: str)');
  return `import base64, json, os
port = ${port}
def told(raw_body, headers, url, method):
    headers = {name.lower(): value for name, value in reversed(list(headers))}
    return json.dumps({"body": base64.b64encode(raw_body).decode(), "headers": headers, "url": url, "method": method})
${before}
${code}
${more.join('\n')}
${after}
`;
}

function goProgram({ rawBody, url, method }: Handler, port: number): string {
  const answer = `
	headers := map[string]string{}
	for name := range r.Header {
		headers[strings.ToLower(name)] = r.Header.Get(name)
	}
	json.NewEncoder(w).Encode(map[string]any{"body": rawBody, "headers": headers, "url": url, "method": method})`;
  const code = rawBody.replace('\t// Verify', `${url}\n${method}\n${answer}\n\t// Verify`);
  return `package main

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
)

${code}

func main() {
	http.ListenAndServe("127.0.0.1:${port}", http.HandlerFunc(webhooks))
}
`;
}

function goBuilt(text: string, writeFile: WriteFile): string {
  const file = writeFile('receiver/main.go', text);
  const built = file.replace(/[.]go$/, '');
  const { status, stderr } = spawnSync('go', ['build', '-o', built, file], {
    env: { ...process.env, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return built;
}

function rubyProgram({ rawBody, url, method }: Handler, port: number): string {
  const more = [...url.split('\n'), ...method.split('\n')].map((line) => `    ${line}`);
  const answer = '    render plain: told(raw_body, request, url, method)';
  const code = rawBody.replace(/^ +raw_body = .*$/m, (line) => [line, ...more, answer].join('\n'));
  return `require "action_controller/railtie"
require "json"
require "openssl"
require "puma"
class App < Rails::Application
  config.load_defaults Rails::VERSION::STRING.to_f
  config.eager_load = false
  config.hosts.clear
  config.logger = Logger.new(nil)
  config.secret_key_base = "x"
end
App.initialize!
def told(raw_body, request, url, method)
  headers = request.env.select { |name, _| name.start_with?("HTTP_") }
  headers = headers.transform_keys { |name| name.delete_prefix("HTTP_").tr("_", "-").downcase }
  headers["content-type"] = request.env["CONTENT_TYPE"].to_s
  JSON.generate({ body: [raw_body].pack("m0"), headers: headers, url: url, method: method })
end
${code}
App.routes.draw { match "*any", to: "webhooks#create", via: :all, format: false }
server = Puma::Server.new(App, Puma::Events.strings)
server.add_tcp_listener("127.0.0.1", ${port})
server.run.join
`;
}

/** What a new project has, as far as a route of routes/api.php needs it. */
const phpSettings = {
  'config/app.php': `<?php
return [
    'env' => 'production', 'debug' => false, 'key' => 'base64:' . base64_encode(str_repeat('x', 32)), 'cipher' => 'AES-256-CBC',
    'timezone' => 'UTC', 'locale' => 'en',
    'providers' => [Illuminate\\Filesystem\\FilesystemServiceProvider::class, Illuminate\\View\\ViewServiceProvider::class],
    'aliases' => [],
];`,
  'config/services.php': `<?php return ['public_url' => getenv('PUBLIC_URL'), 'webhook_url' => getenv('WEBHOOK_URL')];`,
  'config/logging.php': `<?php return ['default' => 'null', 'channels' => ['null' => ['driver' => 'monolog', 'handler' => Monolog\\Handler\\NullHandler::class]]];`,
  'config/view.php': `<?php return ['paths' => [], 'compiled' => __DIR__];`,
  'bootstrap/cache/packages.php': '<?php return [];',
} as const;

function phpRoutes({ rawBody, url, method }: Handler): string {
  const answer = 'return told($rawBody, $request, $url, $method);';
  const code = rawBody
    .replace("post('/webhooks'", "any('{any?}'")
    .replace(/^ +[$]rawBody = .*$/m, (line) => [line, url, method, answer].join('\n'))
    .replace(/\}\);$/, "})->where('any', '.*');");
  return `<?php
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Route;
${code}
`;
}

const phpProgram = `<?php
require 'Illuminate/autoload.php';
class Kernel extends Illuminate\\Foundation\\Http\\Kernel {
    protected $middleware = [
        Illuminate\\Foundation\\Http\\Middleware\\ValidatePostSize::class,
        Illuminate\\Foundation\\Http\\Middleware\\TrimStrings::class,
        Illuminate\\Foundation\\Http\\Middleware\\ConvertEmptyStringsToNull::class,
    ];
}
class RouteServiceProvider extends Illuminate\\Foundation\\Support\\Providers\\RouteServiceProvider {
    public function boot() {
        $this->routes(fn () => Illuminate\\Support\\Facades\\Route::group([], base_path('routes/api.php')));
    }
}
function told($rawBody, $request, $url, $method) {
    $headers = array_map(fn ($values) => implode(', ', $values), $request->headers->all());
    return response(json_encode(['body' => base64_encode($rawBody), 'headers' => $headers, 'url' => $url, 'method' => $method], JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR));
}
$app = new Illuminate\\Foundation\\Application(__DIR__);
$app->singleton(Illuminate\\Contracts\\Http\\Kernel::class, Kernel::class);
$app->singleton(Illuminate\\Contracts\\Debug\\ExceptionHandler::class, Illuminate\\Foundation\\Exceptions\\Handler::class);
$app->register(RouteServiceProvider::class);
$kernel = $app->make(Illuminate\\Contracts\\Http\\Kernel::class);
$kernel->handle(Illuminate\\Http\\Request::capture())->send();
`;

/** Debian’s Spring and Tomcat. */
const jars = [
  ...['aop', 'beans', 'context', 'core', 'expression', 'web', 'web.servlet'].map(
    (name) => `spring3-${name}`,
  ),
  ...['annotations-api', 'api', 'catalina', 'coyote', 'jaspic-api', 'jni', 'juli'].map(
    (name) => `tomcat9-${name}`,
  ),
  ...['servlet-api', 'util', 'util-scan'].map((name) => `tomcat9-${name}`),
  ...['annotations', 'core', 'databind'].map((name) => `jackson-${name}`),
  'commons-logging',
].map((name) => `/usr/share/java/${name}.jar`);

function javaProgram({ rawBody, url, method, beside = '' }: Handler): string {
  const answer = 'return ResponseEntity.ok(told(rawBody, request, url, method));';
  const code = rawBody
    .replace('"/webhooks"', '"/**"')
    .replace('ResponseEntity<Void>', 'ResponseEntity<String>')
    .replace('throws IOException', 'throws Exception')
    .replace(/^ +byte\[\] rawBody = .*$/m, (line) => [line, url, method, answer].join('\n'));
  return `import com.fasterxml.jackson.databind.*;
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.zip.*;
import javax.crypto.*;
import javax.crypto.spec.*;
import javax.servlet.http.HttpServletRequest;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.*;

@Controller
public class Receiver {
static final ObjectMapper objectMapper = new ObjectMapper();

${code}

${beside}

static String told(byte[] rawBody, HttpServletRequest request, String url, String method) throws Exception {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) headers.put(name.toLowerCase(), request.getHeader(name));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("body", rawBody);
    all.put("headers", headers);
    all.put("url", url);
    all.put("method", method);
    return objectMapper.writeValueAsString(all);
}

public static void main(String[] args) throws Exception {
    var beans = new GenericWebApplicationContext();
    for (var type : List.of(Receiver.class, RequestMappingHandlerMapping.class, RequestMappingHandlerAdapter.class))
        beans.registerBeanDefinition(type.getSimpleName(), new RootBeanDefinition(type));
    var tomcat = new Tomcat();
    tomcat.setBaseDir(args[1]);
    tomcat.setPort(Integer.parseInt(args[0]));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    var root = tomcat.addContext("", args[1]);
    Tomcat.addServlet(root, "spring", new DispatcherServlet(beans)).setLoadOnStartup(1);
    root.addServletMappingDecoded("/", "spring");
    tomcat.start();
    tomcat.getServer().await();
}
}
`;
}
