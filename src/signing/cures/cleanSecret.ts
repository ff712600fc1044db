import type { Cure } from './cure.ts';

/** How a secret is read without what came along when it was stored. */
export const cleanSecret: readonly Cure[] = [
  {
    framework: 'Express',
    code: `const secret = process.env.WEBHOOK_SECRET.trim();`,
  },
  {
    framework: 'Next.js',
    code: `const secret = process.env.WEBHOOK_SECRET!.trim(); // never NEXT_PUBLIC_…`,
  },
  {
    framework: 'FastAPI',
    code: `secret = os.environ["WEBHOOK_SECRET"].strip()`,
  },
  {
    framework: 'Flask',
    code: `secret = os.environ["WEBHOOK_SECRET"].strip()`,
  },
  {
    framework: 'Django',
    code: `# settings.py
WEBHOOK_SECRET = os.environ["WEBHOOK_SECRET"].strip()`,
  },
  {
    framework: 'Rails',
    code: `secret = ENV.fetch("WEBHOOK_SECRET").strip`,
  },
  {
    framework: 'Laravel',
    code: `// config/services.php; run php artisan config:clear after a change
'webhook_secret' => trim(env('WEBHOOK_SECRET')),`,
  },
  {
    framework: 'Go',
    code: `secret := strings.TrimSpace(os.Getenv("WEBHOOK_SECRET"))`,
  },
  {
    framework: 'Spring',
    code: `@Value("#{'\${webhook.secret}'.trim()}") String secret;`,
  },
];
